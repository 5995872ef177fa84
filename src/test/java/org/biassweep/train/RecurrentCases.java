package org.biassweep.train;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Orbits;
import org.biassweep.task.Penalty;
import org.biassweep.task.Trajectories;
import org.junit.jupiter.params.provider.Arguments;

/** Recurrent networks to test with. */
public final class RecurrentCases {

    private static final double[][] TIME_SCALES = {{0, 1}, {-1, 0.25}, {-0.8, 0.2}, {0.3, 0.7}};

    private RecurrentCases() {}

    /** Every initial state, run mode and activation, with a few α and β; gradients of all are below the clip. */
    public static Stream<Arguments> all() {
        List<Arguments> all = new ArrayList<>();
        for (InitialState initial : InitialState.values()) {
            for (RunMode run : RunMode.values()) {
                for (Activation activation : Activation.values()) {
                    for (double[] scale : TIME_SCALES) {
                        all.add(arguments(recurrence(scale[0], scale[1], activation, initial, run, 1e9)));
                    }
                }
            }
        }
        return all.stream();
    }

    public static Recurrence recurrence(
            double alpha, double beta, Activation activation, InitialState initial, RunMode run, double clip) {
        int warmUp = initial == InitialState.WARM_UP ? 3 : 0;
        return new Recurrence(alpha, beta, activation, initial, warmUp, run, clip);
    }

    /** Orbits with two inputs, three outputs and a penalty. */
    public static Trajectories orbits(Recurrence recurrence, int count, int horizon) {
        return Orbits.of(count, horizon, recurrence.warmUpSteps(), 2, 3, new Penalty(0.5, 0.25));
    }

    public static RecurrentNetwork network(Recurrence recurrence, Trajectories data, int width) {
        return RecurrentNetwork.draw(
                recurrence, Orbits.shape(data), width, WeightDistribution.GAUSSIAN, WeightScale.gain(1.2), 5, 0);
    }
}
