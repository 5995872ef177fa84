package org.biassweep.network;

import org.biassweep.task.Data;

/** A network whose weights are drawn at random and frozen; a trial trains its biases. */
public sealed interface FrozenNetwork permits FeedforwardNetwork, RecurrentNetwork {

    /** m, the number of hidden units. */
    int width();

    /** b where training starts, m numbers. */
    float[] initialBiases();

    /**
     * The outputs with the given biases, in double precision.
     *
     * @param biases b, one a unit
     * @param data what to compute the outputs for; its targets are looked at only as far as the network sees them
     * @return as the task's {@code measure} takes them
     */
    double[] evaluate(float[] biases, Data data);
}
