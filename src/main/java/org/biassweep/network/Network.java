package org.biassweep.network;

import org.biassweep.task.Data;

/** A network: as it was drawn, or with some of its parameters learned. */
public sealed interface Network permits FeedforwardNetwork, RecurrentNetwork {

    /** m, the number of hidden units. */
    int width();

    /** b, m numbers. */
    float[] biases();

    /**
     * This network with other biases.
     *
     * @param biases b, one a unit
     */
    Network withBiases(float[] biases);

    /**
     * The outputs, in double precision.
     *
     * @param data what to compute the outputs for; its targets are looked at only as far as the network sees them
     * @return as the task's {@code measure} takes them
     */
    double[] evaluate(Data data);
}
