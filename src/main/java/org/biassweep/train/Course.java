package org.biassweep.train;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
import org.biassweep.spec.Training;
import org.biassweep.trial.Stopped;

/**
 * The steps of one training as they are taken, whoever takes them: who hears of losses, what ends them early, how many. An
 * engine that trains many networks at once asks each one's course before every step: {@link #looks}, if so {@link #goesOn}, and
 * when the step is taken {@link #tookStep}.
 */
public final class Course {

    private static final int LOSSES_HEARD = 100;

    private final Training training;
    private final int index;
    private final LossListener listener;
    private final int interval;
    private Stopping stopping;
    private int number;
    private int taken;
    private double loss;
    private Fit failure;
    private Stopped stopped;

    /**
     * @param index by which the listener hears of the problem
     * @param listener hears of about a hundred losses, each once its step is taken
     */
    public Course(Training training, int index, LossListener listener) {
        this.training = training;
        this.index = index;
        this.listener = listener;
        interval = Math.max(1, training.allSteps() / LOSSES_HEARD);
        begin();
    }

    private void begin() {
        stopping = new Stopping(training.stop());
        number = 0;
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
        begin();
        while (number < steps) {
            if (looks() && !goesOn(loss.getAsDouble())) {
                break;
            }
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted after " + taken + " steps");
            }
            if (!step.test(number)) {
                break;
            }
            tookStep();
        }
        return failure();
    }

    /** Whether the loss before the next step is asked for. */
    public boolean looks() {
        return isHeard() || stopping.looksAt(number);
    }

    private boolean isHeard() {
        return taken % interval == 0;
    }

    /**
     * Looks at the loss before the next step.
     *
     * @param now that loss
     * @return false if there is no next step, because the loss is not finite or {@link Training#stop} ends the training
     */
    public boolean goesOn(double now) {
        loss = now;
        if (!Double.isFinite(now)) {
            failure = FullBatch.diverged(now, taken);
            return false;
        }
        Optional<Stopped> end = stopping.at(number, now);
        end.ifPresent(why -> stopped = why);
        return end.isEmpty();
    }

    /** Counts a step, and tells the listener of the loss before it if it is to hear of that one. */
    public void tookStep() {
        if (isHeard()) {
            listener.loss(index, taken, loss);
        }
        number++;
        taken++;
    }

    /** Tells the listener of the loss after the last step. */
    public void end(double last) {
        listener.loss(index, taken, last);
    }

    /** The steps taken so far. */
    public int taken() {
        return taken;
    }

    /** What ended steps early, the last time that something did; null if nothing did. */
    public Stopped stopped() {
        return stopped;
    }

    /** What was seen of a loss that is not finite; empty if none was seen. */
    public Optional<Fit> failure() {
        return Optional.ofNullable(failure);
    }
}
