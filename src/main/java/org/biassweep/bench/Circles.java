package org.biassweep.bench;

import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Penalty;
import org.biassweep.task.Shape;
import org.biassweep.task.Trajectories;

/** What recurrent networks learn in the benches: points that turn about the origin, each from a place of its own. */
final class Circles {

    static final double ALPHA = -0.8;
    static final double BETA = 0.2;

    private static final int STATES = 2;

    private Circles() {}

    /**
     * Trajectories.
     *
     * @param count K
     * @param horizon T
     */
    static Trajectories of(int count, int horizon) {
        double[] z0 = new double[count * STATES];
        double[] y = new double[(horizon + 1) * count * STATES];
        for (int c = 0; c < count; c++) {
            for (int t = 0; t <= horizon; t++) {
                y[(t * count + c) * STATES] = Math.sin(0.2 * t + c);
                y[(t * count + c) * STATES + 1] = Math.cos(0.2 * t + c);
            }
            System.arraycopy(y, c * STATES, z0, c * STATES, STATES);
        }
        return new Trajectories(count, horizon, 0, STATES, 0, STATES, z0, new double[0], y, Penalty.NONE);
    }

    /** A network for them. */
    static RecurrentNetwork network(Activation activation, int horizon, int width, long seed) {
        return RecurrentNetwork.draw(
                new Recurrence(ALPHA, BETA, activation, InitialState.RANDOM_LINEAR, 0, RunMode.AUTONOMOUS, 1),
                Shape.system(0, STATES, STATES, horizon),
                width,
                WeightDistribution.GAUSSIAN,
                WeightScale.gain(1.5),
                seed,
                0);
    }
}
