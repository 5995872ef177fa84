package org.biassweep.spec;

import java.io.Serializable;

/**
 * How one trial is trained.
 *
 * @param optimizer the rule of a step
 * @param learningRate in units of what is trained ({@code Problem}): biases, weights and readouts have the weight range,
 *     scores of masks 1; &gt; 0, and 0 where there is no step ({@link Optimizer#LEAST_SQUARES})
 * @param schedule how the learning rate changes over the steps
 * @param steps ≥ 1
 * @param batchSize samples of a step; null: all of them
 * @param masking how a mask is trained; null where none is
 * @param ridge λ, what is added to the loss for a squared readout weight, in units of the mean squared activity of a unit;
 *     null unless the readout is found by {@link Optimizer#LEAST_SQUARES}
 */
public record Training(
        Optimizer optimizer,
        double learningRate,
        Schedule schedule,
        int steps,
        Integer batchSize,
        Masking masking,
        Double ridge)
        implements Serializable {

    /** Full batch, of anything but a mask. */
    public Training(Optimizer optimizer, double learningRate, Schedule schedule, int steps) {
        this(optimizer, learningRate, schedule, steps, null, null, null);
    }
}
