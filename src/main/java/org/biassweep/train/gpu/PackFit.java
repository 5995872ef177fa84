package org.biassweep.train.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;
import org.biassweep.train.Course;
import org.biassweep.train.Fit;
import org.biassweep.train.FullBatch;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;

/** The training of the networks of a pack, all of which take their steps together. */
final class PackFit {

    private final Accelerator accelerator;
    private final Room room;
    private final Samples samples;
    private final List<Problem> problems;
    private final List<FeedforwardNetwork> drawn;
    private final List<FullBatch> trainings;
    private final List<Course> courses = new ArrayList<>();

    /**
     * @param problems that find room together
     * @param first by which the listener hears of the first problem
     * @param listener hears of about a hundred losses of each
     */
    PackFit(
            Accelerator accelerator,
            Room room,
            Samples samples,
            List<Problem> problems,
            int first,
            LossListener listener) {
        this.accelerator = accelerator;
        this.room = room;
        this.samples = samples;
        this.problems = problems;
        drawn = problems.stream()
                .map(problem -> (FeedforwardNetwork) problem.network())
                .toList();
        trainings = problems.stream()
                .map(problem -> new FullBatch(problem, samples))
                .toList();
        for (FullBatch training : trainings) {
            courses.add(training.course(first + courses.size(), listener));
        }
    }

    /**
     * Trains to the end.
     *
     * @return one fit a problem, in their order; all failed if the device did
     * @throws CancellationException if the thread is interrupted
     */
    List<Fit> run() {
        List<float[]> learned;
        try (Accelerator.Turn turn = accelerator.take();
                Pack pack = new Pack(accelerator, room, samples, drawn)) {
            learned = steps(pack);
        } catch (DeviceException e) {
            return problems.stream()
                    .<Fit>map(problem -> new Fit.Failed(e.getMessage()))
                    .toList();
        }
        List<Fit> fits = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            FeedforwardNetwork network = drawn.get(i).withBiases(learned.get(i));
            fits.add(trainings.get(i).end(courses.get(i), learned.get(i), () -> network, null));
        }
        return fits;
    }

    private List<float[]> steps(Pack pack) {
        Rates rates = new Rates(problems);
        boolean[] isActive = new boolean[problems.size()];
        Arrays.fill(isActive, true);
        for (int step = 0; goesOn(pack, isActive, step); step++) {
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted after " + step + " steps");
            }
            int slot = step % Rates.WINDOW;
            if (slot == 0) {
                pack.rates(rates.window(step));
            }
            pack.step(slot, step + 1);
            for (int i = 0; i < isActive.length; i++) {
                if (isActive[i]) {
                    courses.get(i).tookStep();
                }
            }
        }
        return pack.biases();
    }

    /** Ends the courses that are at their end before a step; whether any is left. */
    private boolean goesOn(Pack pack, boolean[] isActive, int step) {
        boolean[] before = isActive.clone();
        float[] losses = null;
        for (int i = 0; i < isActive.length; i++) {
            isActive[i] &= step < problems.get(i).training().steps();
            if (isActive[i] && courses.get(i).looks()) {
                losses = losses == null ? pack.losses() : losses;
                isActive[i] = courses.get(i).goesOn(losses[i]);
            }
        }
        boolean isAny = false;
        for (boolean active : isActive) {
            isAny |= active;
        }
        if (isAny && !Arrays.equals(isActive, before)) {
            pack.activate(isActive);
        }
        return isAny;
    }
}
