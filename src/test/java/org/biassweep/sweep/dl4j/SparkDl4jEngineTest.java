package org.biassweep.sweep.dl4j;

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
import org.biassweep.train.dl4j.Dl4jEngine;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkDl4jEngineTest {

    private static final String WORKERS = "spark.biassweep.networkWorkers";

    private final Engine engine = new SparkDl4jEngine();

    @AfterEach
    void clear() {
        System.clearProperty(WORKERS);
    }

    @Test
    void theNumberOfWorkersIsPartOfATrialsIdentity() {
        assertThat(engine.versionFor(configuration(100, 10)))
                .isEqualTo(new EngineVersion("dl4j-spark", 1, "workers=2"));
        System.setProperty(WORKERS, "5");
        assertThat(engine.versionFor(configuration(100, 10)))
                .isEqualTo(new EngineVersion("dl4j-spark", 1, "workers=5"));
        assertThat(engine.objection(configuration(100, 10))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "2.5", "10000"})
    void aNumberOfWorkersThatIsNoneIsNamed(String workers) {
        System.setProperty(WORKERS, workers);
        assertThat(engine.objection(configuration(100, 10)))
                .hasValue("shares samples out among spark.biassweep.networkWorkers workers, a whole number from 1 to"
                        + " 9999, and it is " + workers);
    }

    @Test
    void everyWorkerNeedsASample() {
        System.setProperty(WORKERS, "11");
        assertThat(engine.objection(configuration(10, 10)))
                .hasValue(
                        "shares samples out among 11 workers (spark.biassweep.networkWorkers), and a step has 10 samples");
    }

    /** Samples are split, and the network is not. */
    @Test
    void itNeedsLessMemoryThanOneMachineOnlyWhereSamplesAreWhatTakesIt() {
        Configuration manySamples = configuration(1_000_000, 1000);
        Configuration wide = configuration(10, 1_000_000);
        Engine alone = new Dl4jEngine();
        System.setProperty(WORKERS, "10");
        assertThat(engine.estimatedBytes(manySamples)).isLessThan(0.2 * alone.estimatedBytes(manySamples));
        assertThat(engine.estimatedBytes(wide)).isGreaterThan(alone.estimatedBytes(wide));
    }

    private static Configuration configuration(int samples, int width) {
        return new Configuration(
                new WrittenFunction("line", List.of("x1"), List.of(new Interval(-1, 1)), samples, 10),
                "x1",
                Shape.function(1, 1),
                null,
                Learn.ALL,
                width,
                WeightDistribution.UNIFORM,
                WeightScale.range(1),
                1,
                0,
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 10),
                1L << 31);
    }
}
