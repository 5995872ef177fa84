package org.biassweep.spec;

import java.io.Serializable;

/**
 * How one trial is trained.
 *
 * @param optimizer the rule of a step
 * @param learningRate in units of what is trained ({@code Problem}): biases, weights and readouts have the weight range,
 *     scores of masks 1; &gt; 0, and 0 where no step has one ({@link
 *     Optimizer#LEAST_SQUARES}, {@link Optimizer#LEVENBERG_MARQUARDT})
 * @param schedule how the learning rate changes over the steps
 * @param steps that have a learning rate; ≥ 1, and 0 of {@link Optimizer#LEVENBERG_MARQUARDT}
 * @param batchSize samples of a step; null: all of them
 * @param masking how a mask is trained; null where none is
 * @param ridge λ, what is added to the loss for a squared readout weight, in units of the mean squared activity of a unit;
 *     null unless the readout is found by {@link Optimizer#LEAST_SQUARES}
 * @param lmSteps the most proposals of damped least squares, after the steps; null where there are none, else ≥ 1
 * @param stop when it ends before its last step; null: never
 */
public record Training(
        Optimizer optimizer,
        double learningRate,
        Schedule schedule,
        int steps,
        Integer batchSize,
        Masking masking,
        Double ridge,
        Integer lmSteps,
        Stop stop)
        implements Serializable {

    /** To the last step, none of them damped. */
    public Training(
            Optimizer optimizer,
            double learningRate,
            Schedule schedule,
            int steps,
            Integer batchSize,
            Masking masking,
            Double ridge) {
        this(optimizer, learningRate, schedule, steps, batchSize, masking, ridge, null, null);
    }

    /** Full batch, of anything but a mask. */
    public Training(Optimizer optimizer, double learningRate, Schedule schedule, int steps) {
        this(optimizer, learningRate, schedule, steps, null, null, null);
    }

    /** The steps of all kinds. */
    public int allSteps() {
        return Math.addExact(steps, lmSteps == null ? 0 : lmSteps);
    }
}
