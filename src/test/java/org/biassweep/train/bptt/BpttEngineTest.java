package org.biassweep.train.bptt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.biassweep.spec.Activation;
import org.biassweep.spec.CatalogueSystem;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.Sampling;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Shape;
import org.biassweep.train.Engine;
import org.biassweep.train.RecurrentEngineContract;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.junit.jupiter.api.Test;

class BpttEngineTest extends RecurrentEngineContract {

    @Override
    protected Engine engine() {
        return new BpttEngine();
    }

    @Test
    void functionsAreNotTrained() {
        Configuration function = new Configuration(
                new WrittenFunction("line", List.of("x1"), List.of(new Interval(-1, 1)), 16, 100),
                "x1",
                Shape.function(1, 1),
                null,
                Learn.BIASES,
                8,
                WeightDistribution.UNIFORM,
                WeightScale.range(1),
                1,
                0,
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 40),
                1L << 31);
        assertThat(engine().objection(function)).contains("trains recurrent networks, and task line is no system");
    }

    /** Results of ReLU are those of the first version, and need not be computed again. */
    @Test
    void onlyTanhIsOfTheSecondVersion() {
        assertThat(engine().versionFor(system(Activation.RELU))).isEqualTo(new EngineVersion("bptt", 1));
        assertThat(engine().versionFor(system(Activation.TANH))).isEqualTo(new EngineVersion("bptt", 2));
    }

    private static Configuration system(Activation activation) {
        return new Configuration(
                new CatalogueSystem("orbit", "orbit", new TreeMap<>(), new Sampling(10, 1.0, 8, 8, 0)),
                "orbit",
                Shape.system(0, 2, 2, 10),
                new Recurrence(0, 1, activation, InitialState.ZERO, 0, RunMode.AUTONOMOUS, 1),
                Learn.BIASES,
                8,
                WeightDistribution.GAUSSIAN,
                WeightScale.gain(1),
                1,
                0,
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 40),
                1L << 31);
    }
}
