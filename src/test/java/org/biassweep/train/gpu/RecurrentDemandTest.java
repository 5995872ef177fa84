package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.CatalogueSystem;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.Sampling;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Orbits;
import org.biassweep.task.Penalty;
import org.biassweep.task.Shape;
import org.biassweep.task.Trajectories;
import org.biassweep.train.gpu.Demand.Need;
import org.biassweep.train.gpu.Demand.Sizes;
import org.biassweep.trial.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrentDemandTest {

    /** Rows of 64 numbers; 9 steps, of which the loss sees 7. */
    private static final RecurrentDemand DEMAND = new RecurrentDemand(3, 2, 33, 2, 7);

    @Test
    void itIsWhatTheBuffersHold() {
        Sizes sizes = DEMAND.add(DEMAND.add(Sizes.NONE, 33), 5);
        double states = 10 * 38 * 64;
        double results = 7 * 2 * 64;
        double tables = 3 * 3 + 3 + 2 * (3 + 1);
        double learning = 4 * 38 + 2 * (1 + 1 + 32);
        double weights = 33 * 33 + 5 * 5 + 38 * (3 + 2);
        double given = 9 * 3 * 64 + results;
        double all = states + 9 * 38 * 64 + 38 * 64 + 2 * 2 * results + tables + learning + weights + given;
        assertThat(DEMAND.of(sizes)).isEqualTo(new Need(4 * all, 4 * states, 38 * 64));
    }

    @Test
    void noMoreWeightsThanCanBeCounted() {
        Room vast = new Room("card", 1e18, 1e18);
        assertThat(vast.end(DEMAND, new int[] {46_000, 5_000, 5_000}, 0)).isEqualTo(2);
        assertThat(vast.end(DEMAND, new int[] {47_000}, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ZERO, AUTONOMOUS, 0",
        "RANDOM_LINEAR, TEACHER_FORCED, 0",
        "WARM_UP, AUTONOMOUS, 4",
        "WARM_UP, SELF_FED, 1"
    })
    void aConfigurationNeedsWhatItsNetworksDo(InitialState initial, RunMode run, int lead) {
        Recurrence recurrence = new Recurrence(0, 1, Activation.RELU, initial, lead, run, 1);
        Trajectories data = Orbits.of(20, 6, lead, 2, 3, Penalty.NONE);
        Shape shape = Orbits.shape(data);
        RecurrentNetwork network =
                RecurrentNetwork.draw(recurrence, shape, 4, WeightDistribution.GAUSSIAN, WeightScale.gain(1), 1, 0);
        Configuration configuration = new Configuration(
                new CatalogueSystem("orbit", "orbit", new TreeMap<>(), new Sampling(6, 1.0, 20, 8, 0)),
                "orbit",
                shape,
                recurrence,
                Learn.BIASES,
                4,
                WeightDistribution.GAUSSIAN,
                WeightScale.gain(1),
                1,
                0,
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 10),
                1L << 31);
        assertThat(Demand.of(configuration)).isEqualTo(RecurrentDemand.of(network, data));
    }
}
