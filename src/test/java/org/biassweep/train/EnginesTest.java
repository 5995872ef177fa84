package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Data;
import org.biassweep.task.Shape;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.junit.jupiter.api.Test;

/** Which engine {@code auto} chooses for a trial that may use 100 bytes. */
class EnginesTest {

    private static final Engine FIRST = engine("first", false, 90, null);
    private static final Engine OBJECTING = engine("objecting", false, 1, "does not");
    private static final Engine LARGE = engine("large", false, 200, null);
    private static final Engine SPREAD = engine("spread", true, 60, null);

    @Test
    void theFirstWithoutAnObjection() {
        assertThat(choice(OBJECTING, LARGE, FIRST)).isEqualTo("large");
    }

    @Test
    void notTheWholeClusterWhereOneOtherFits() {
        assertThat(choice(FIRST, SPREAD)).isEqualTo("first");
        assertThat(choice(LARGE, FIRST, SPREAD)).isEqualTo("large");
    }

    @Test
    void theWholeClusterWhereNoOtherFitsAndItNeedsLess() {
        assertThat(choice(OBJECTING, LARGE, SPREAD)).isEqualTo("spread");
        assertThat(choice(LARGE, engine("spread", true, 201, null))).isEqualTo("large");
        assertThat(choice(OBJECTING, SPREAD)).isEqualTo("spread");
    }

    @Test
    void noneIfAllObject() {
        assertThat(choice(OBJECTING)).isEqualTo("none");
    }

    private static String choice(Engine... candidates) {
        return Engines.choice(List.of(candidates), CONFIGURATION)
                .map(engine -> engine.version().name())
                .orElse("none");
    }

    private static final Configuration CONFIGURATION = new Configuration(
            new WrittenFunction("line", List.of("x1"), List.of(new Interval(-1, 1)), 2, 2),
            "x1",
            Shape.function(1, 1),
            null,
            Learn.ALL,
            1,
            WeightDistribution.UNIFORM,
            WeightScale.range(1),
            1,
            0,
            new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 10),
            100);

    private static Engine engine(String name, boolean distributed, double bytes, String objection) {
        return new Engine() {
            @Override
            public EngineVersion version() {
                return new EngineVersion(name, 1);
            }

            @Override
            public Optional<String> objection(Configuration configuration) {
                return Optional.ofNullable(objection);
            }

            @Override
            public boolean isDistributed() {
                return distributed;
            }

            @Override
            public double estimatedSeconds(Configuration configuration) {
                return 1;
            }

            @Override
            public double estimatedBytes(Configuration configuration) {
                return bytes;
            }

            @Override
            public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
