package org.biassweep.train.fused;

import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.train.Problem;

/** What full-batch steps train: one number a unit. */
interface UnitParameters {

    /** What a problem learns: biases, or the scores of a mask. */
    static UnitParameters of(Problem problem, Units units, Kernel kernel) {
        return switch (problem.learn()) {
            case BIASES -> new Biases((FeedforwardNetwork) problem.network(), units, kernel);
            case MASK -> new Scores(problem, units, kernel);
            case READOUT, ALL ->
                throw new IllegalArgumentException(problem.learn() + " is not one number for each unit");
        };
    }

    /** The numbers, as many as {@link Units#count}; steps move them. */
    float[] values();

    /**
     * The derivatives of the loss by the numbers.
     *
     * @param step the steps taken before
     * @param residual the derivative of the loss by the outputs, l × stride, zero beyond N
     * @param gradient written at {@code from … to − 1}
     * @param from first unit, a multiple of {@link Units#BLOCK}
     * @param to last unit + 1, likewise
     */
    void gradients(int step, float[] residual, float[] gradient, int from, int to);

    /**
     * Adds the contributions of units to the outputs.
     *
     * @param step the steps taken before
     * @param output l × stride
     * @param from first unit, a multiple of {@link Units#BLOCK}
     * @param to last unit + 1, likewise
     */
    void accumulate(int step, float[] output, int from, int to);

    /** The network with the numbers as they are. */
    FeedforwardNetwork network();

    /** Which units take part, m of them; null unless that is what the numbers decide. */
    boolean[] mask();
}
