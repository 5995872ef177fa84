package org.biassweep.train.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.TrainingSpec;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Shape;
import org.biassweep.train.Engine;
import org.biassweep.train.LearnContract;
import org.biassweep.trial.Configuration;
import org.junit.jupiter.api.Test;

class FusedLearnTest extends LearnContract {

    @Override
    protected Engine engine() {
        return new FusedEngine();
    }

    @Test
    void itTrainsEverythingButWeights() {
        assertThat(engine().objection(configuration(Learn.BIASES, 64, 256))).isEmpty();
        assertThat(engine().objection(configuration(Learn.READOUT, 64, 256))).isEmpty();
        assertThat(engine().objection(configuration(Learn.MASK, 64, 256))).isEmpty();
        assertThat(engine().objection(configuration(Learn.ALL, 64, 256))).contains("does not train weights");
    }

    /** In doubles, on the heap and in OpenBLAS: m N activities and the square of the fewer of units and samples. */
    @Test
    void theMemoryOfAReadoutIsThatOfActivitiesAndEquations() {
        assertThat(engine().estimatedBytes(configuration(Learn.READOUT, 3000, 1000)))
                .isBetween(16e6 * (3 + 1), 1.1 * 16e6 * (3 + 1));
        assertThat(engine().estimatedBytes(configuration(Learn.READOUT, 1000, 3000)))
                .isBetween(16e6 * (3 + 1), 1.1 * 16e6 * (3 + 1));
    }

    @Test
    void aMaskTakesLongerThanBiasesAndAReadoutGrowsWithTheFewerOfUnitsAndSamples() {
        assertThat(engine().estimatedSeconds(configuration(Learn.MASK, 64, 256)))
                .isGreaterThan(engine().estimatedSeconds(configuration(Learn.BIASES, 64, 256)));
        double wide = engine().estimatedSeconds(configuration(Learn.READOUT, 4000, 1000));
        assertThat(engine().estimatedSeconds(configuration(Learn.READOUT, 8000, 1000)))
                .isBetween(1.5 * wide, 2.5 * wide);
        assertThat(engine().estimatedSeconds(configuration(Learn.READOUT, 8000, 2000)))
                .isGreaterThan(5 * wide);
    }

    private static Configuration configuration(Learn learn, int width, int samples) {
        return new Configuration(
                new WrittenFunction("line", List.of("x1"), List.of(new Interval(-1, 1)), samples, 100),
                "x1",
                Shape.function(1, 1),
                null,
                learn,
                width,
                WeightDistribution.UNIFORM,
                WeightScale.range(1),
                3,
                0,
                TrainingSpec.DEFAULT.fullBatch(learn),
                1L << 31);
    }
}
