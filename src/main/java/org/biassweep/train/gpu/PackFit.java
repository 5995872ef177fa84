package org.biassweep.train.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceException;
import org.biassweep.train.Course;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;
import org.biassweep.train.Waiting;

/** The training of the networks of a pack, all of which take their steps together. */
final class PackFit {

    private final Accelerator accelerator;
    private final Packs packs;
    private final Waiting waiting;
    private final List<Problem> problems;
    private final List<Course> courses = new ArrayList<>();

    /**
     * @param problems that find room together
     * @param first by which the listener hears of the first problem
     * @param execution its listener hears of about a hundred losses of each
     */
    PackFit(Accelerator accelerator, Packs packs, List<Problem> problems, int first, Execution execution) {
        this.accelerator = accelerator;
        this.packs = packs;
        this.waiting = execution.waiting();
        this.problems = problems;
        for (Problem problem : problems) {
            courses.add(new Course(problem.training(), first + courses.size(), execution.listener()));
        }
    }

    /**
     * Trains to the end.
     *
     * @return one fit a problem, in their order
     * @throws DeviceException if the device cannot
     * @throws CancellationException if the thread is interrupted
     */
    List<Fit> run() {
        List<float[]> learned;
        float[] losses;
        try (Accelerator.Turn turn = waiting.during(accelerator::take);
                Pack pack = packs.of(problems)) {
            steps(pack);
            losses = pack.finalLosses();
            learned = pack.learning().readBiases();
        }
        List<Fit> fits = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            fits.add(packs.end(problems.get(i), courses.get(i), learned.get(i), losses[i]));
        }
        return fits;
    }

    private void steps(Pack pack) {
        Rates rates = new Rates(problems);
        boolean[] isActive = new boolean[problems.size()];
        Arrays.fill(isActive, true);
        for (int step = 0; goesOn(pack.learning(), isActive, step); step++) {
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted after " + step + " steps");
            }
            int slot = step % Rates.WINDOW;
            if (slot == 0) {
                pack.learning().takeRates(rates.window(step));
            }
            pack.step(slot, step + 1);
            for (int i = 0; i < isActive.length; i++) {
                if (isActive[i]) {
                    courses.get(i).tookStep();
                }
            }
        }
    }

    /** Ends the courses that are at their end before a step; whether any is left. */
    private boolean goesOn(Learning learning, boolean[] isActive, int step) {
        boolean[] before = isActive.clone();
        float[] losses = null;
        for (int i = 0; i < isActive.length; i++) {
            isActive[i] &= step < problems.get(i).training().steps();
            if (isActive[i] && courses.get(i).looks()) {
                losses = losses == null ? learning.readLosses() : losses;
                isActive[i] = courses.get(i).goesOn(losses[i]);
            }
        }
        boolean isAny = false;
        for (boolean active : isActive) {
            isAny |= active;
        }
        if (isAny && !Arrays.equals(isActive, before)) {
            learning.activate(isActive);
        }
        return isAny;
    }
}
