package org.biassweep.spec;

import java.io.Serializable;

/**
 * How a trial is trained.
 *
 * @param optimizer the rule of a step
 * @param learningRate in units of the weight range: a step is learningRate · a; &gt; 0
 * @param schedule how the learning rate changes over the steps
 * @param steps full-batch steps, ≥ 1
 */
public record Training(Optimizer optimizer, double learningRate, Schedule schedule, int steps) implements Serializable {

    /** What a job file that is silent asks for. */
    public static final Training DEFAULT = new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 1000);
}
