package org.biassweep.train.bptt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Shape;
import org.biassweep.train.Engine;
import org.biassweep.train.RecurrentEngineContract;
import org.biassweep.trial.Configuration;
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
}
