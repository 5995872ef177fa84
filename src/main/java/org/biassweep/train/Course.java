package org.biassweep.train;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
import org.biassweep.spec.Training;
import org.biassweep.trial.Stopped;

/** The steps of one training as they are taken, whoever takes them: who hears of losses, what ends them early, how many. */
final class Course {

    private static final int LOSSES_HEARD = 100;

    private final Training training;
    private final int index;
    private final LossListener listener;
    private final int interval;
    private int taken;
    private Stopped stopped;

    /**
     * @param index by which the listener hears of the problem
     * @param listener hears of about a hundred losses, each once its step is taken
     */
    Course(Training training, int index, LossListener listener) {
        this.training = training;
        this.index = index;
        this.listener = listener;
        interval = Math.max(1, training.allSteps() / LOSSES_HEARD);
    }

    /**
     * Takes steps until all are taken, or one says that there are no more, or {@link Training#stop} ends them.
     *
     * @param steps the most that are taken
     * @param loss the loss as it is
     * @param step takes a step, given how many of these were taken before; false if there was none to take
     * @return a loss that is not finite, if one was seen
     * @throws CancellationException if the thread is interrupted
     */
    Optional<Fit> take(int steps, DoubleSupplier loss, IntPredicate step) {
        Stopping stopping = new Stopping(training.stop());
        for (int number = 0; number < steps; number++) {
            boolean isHeard = taken % interval == 0;
            double now = isHeard || stopping.looksAt(number) ? loss.getAsDouble() : 0;
            if (!Double.isFinite(now)) {
                return Optional.of(FullBatch.diverged(now, taken));
            }
            Optional<Stopped> end = stopping.at(number, now);
            if (end.isPresent()) {
                stopped = end.get();
                break;
            }
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted after " + taken + " steps");
            }
            if (!step.test(number)) {
                break;
            }
            if (isHeard) {
                listener.loss(index, taken, now);
            }
            taken++;
        }
        return Optional.empty();
    }

    /** Tells the listener of the loss after the last step. */
    void end(double loss) {
        listener.loss(index, taken, loss);
    }

    /** The steps taken so far. */
    int taken() {
        return taken;
    }

    /** What ended steps early, the last time that something did; null if nothing did. */
    Stopped stopped() {
        return stopped;
    }
}
