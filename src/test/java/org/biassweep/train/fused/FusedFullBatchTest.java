package org.biassweep.train.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Stop;
import org.biassweep.spec.Training;
import org.biassweep.spec.TrainingSpec;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Shape;
import org.biassweep.train.Engine;
import org.biassweep.train.FullBatchContract;
import org.biassweep.trial.Configuration;
import org.junit.jupiter.api.Test;

class FusedFullBatchTest extends FullBatchContract {

    private static final Training ADAM = TrainingSpec.DEFAULT.minibatches(Learn.BIASES, 100);

    @Override
    protected Engine engine() {
        return new FusedEngine();
    }

    @Test
    void classificationsTakeAllTheirStepsByAdam() {
        assertThat(objection(16, 100, training(Optimizer.ADAM, null, null))).isEmpty();
        assertThat(objection(16, 100, training(Optimizer.ADAM_THEN_LM, 10, null)))
                .contains(
                        "learns by adam_then_lm nothing but the biases of functions, and task line is a classification");
        assertThat(objection(16, 100, training(Optimizer.ADAM, null, new Stop(0.1, 0.5, null, null))))
                .contains("trains classifications to their last step, and training.stop is set");
    }

    private static Training training(Optimizer optimizer, Integer lmSteps, Stop stop) {
        return new Training(
                optimizer, 0.02, ADAM.schedule(), ADAM.steps(), ADAM.batchSize(), null, null, lmSteps, stop);
    }

    private Optional<String> objection(int width, int samples, Training training) {
        return engine().objection(new Configuration(
                new WrittenFunction("line", List.of("x1"), List.of(new Interval(-1, 1)), samples, 1000),
                "x1",
                Shape.classification(1, 2),
                null,
                Learn.BIASES,
                width,
                WeightDistribution.UNIFORM,
                WeightScale.range(1),
                1,
                0,
                training,
                1L << 31));
    }
}
