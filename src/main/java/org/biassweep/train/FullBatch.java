package org.biassweep.train;

import java.util.concurrent.CancellationException;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Training;
import org.biassweep.task.Samples;

/** The training of one network by full-batch steps, from where its parameters start to the learned ones. */
public final class FullBatch {

    private static final int LOSSES_HEARD = 100;

    private final Problem problem;
    private final Training training;
    private final Samples samples;

    /** One network while it is trained; an engine's part of the training. */
    public interface Descent {

        /** The loss at the parameters as they are. */
        double loss();

        /**
         * Takes one step.
         *
         * @param step the steps taken before
         * @param rate the learning rate of this step, in what the parameters are measured in
         */
        void step(int step, double rate);

        /** The parameters as they are, at least as many as are trained; looked at, not changed. */
        float[] values();

        /** The network with the parameters as they are. */
        FeedforwardNetwork network();

        /** Which units take part; null unless that is what is learned. */
        boolean[] mask();
    }

    /**
     * @param problem whose training says how many steps of what size
     * @param samples what is trained on
     */
    public FullBatch(Problem problem, Samples samples) {
        this.problem = problem;
        this.training = problem.training();
        this.samples = samples;
    }

    /**
     * Trains to the end.
     *
     * @param descent at its first step
     * @param index by which the listener hears of the problem
     * @param listener hears of about a hundred losses
     * @throws CancellationException if the thread is interrupted
     */
    public Fit run(Descent descent, int index, LossListener listener) {
        int interval = Math.max(1, training.steps() / LOSSES_HEARD);
        for (int step = 0; step < training.steps(); step++) {
            if (step % interval == 0) {
                double loss = descent.loss();
                if (!Double.isFinite(loss)) {
                    return diverged(loss, step);
                }
                listener.loss(index, step, loss);
            }
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted after " + step + " steps");
            }
            descent.step(step, problem.stepSize() * training.schedule().factor(step, training.steps()));
        }
        for (float value : descent.values()) {
            if (!Float.isFinite(value)) {
                return new Fit.Failed(
                        "diverged: a trained parameter is " + value + " after " + training.steps() + " steps");
            }
        }
        FeedforwardNetwork learned = descent.network();
        double loss = learned.loss(samples);
        if (!Double.isFinite(loss)) {
            return diverged(loss, training.steps());
        }
        listener.loss(index, training.steps(), loss);
        return new Fit.Learned(learned, descent.mask(), loss, training.steps());
    }

    /** The failure of a loss that is not finite. */
    public static Fit diverged(double loss, int steps) {
        return new Fit.Failed("diverged: the loss is " + loss + " after " + steps + " steps");
    }
}
