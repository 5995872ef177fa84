package org.biassweep.network;

import org.biassweep.task.Trajectories;

/** One run of a recurrent network over trajectories, in double precision. */
final class RecurrentRun {

    RecurrentRun(RecurrentNetwork network, float[] biases, Trajectories data) {}

    double[] outputs() {
        throw new UnsupportedOperationException();
    }
}
