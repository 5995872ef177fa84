package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.biassweep.spec.Interval;
import org.biassweep.spec.JobReader;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Data;
import org.biassweep.task.ResolvedJob;
import org.biassweep.task.Shape;
import org.biassweep.task.Tasks;
import org.biassweep.task.data.LocalFiles;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Configurations;
import org.biassweep.trial.EngineVersion;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.Test;

/** Which engine a trial that may use 100 bytes is given. */
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
    void engineAfterEngineIsAskedInTheOrderInWhichTheyAreNamed() {
        assertThat(assigned("gpu", "mask")).isEqualTo("engine (--set): gpu learns biases alone, and learn is mask");
        assertThat(assigned("[gpu, auto]", "mask")).isEqualTo("fused");
        assertThat(assigned("[gpu, auto]", "biases")).isEqualTo("gpu");
        assertThat(assigned("[fused, gpu]", "biases")).isEqualTo("fused");
        assertThat(assigned("[dl4j, fusedd]", "biases"))
                .isEqualTo("engine (--set): \"fusedd\" is no engine; did you mean fused?"
                        + " (there are auto, hinge, fused, gpu, bptt, dl4j, dl4j-spark)");
    }

    @Test
    void aDeviceIsRefusedWhereNoEngineTrainsOnOne() {
        assertThat(assigned("{name: fused, device: 0}", "biases"))
                .isEqualTo("engine.device (--set): 0 where no engine that the job names (fused) trains on a device;"
                        + " leave it out, or name gpu");
        assertThat(assigned("{name: [hinge, auto], device: 3}", "biases"))
                .isEqualTo(
                        "engine.device (--set): 3 where no engine that the job names (hinge, auto) trains on a device;"
                                + " leave it out, or name gpu");
        assertThat(assigned("{name: [fused, gpu], device: 3}", "biases")).isEqualTo("fused");
    }

    /** The engine of a trial, or the first sentence that says why there is none. */
    private static String assigned(String engines, String learn) {
        JobReader reader = new JobReader("""
                sweep: engines
                tasks: [{function: {name: saddle, target: x1 * x2, domain: [[-1, 1], [-1, 1]]}}]
                grid: {widths: [4], weight_ranges: [1], seeds: 1}
                criteria: [{error: rmse, epsilons: [0.1]}]
                """, List.of("engine=" + engines, "grid.learn=[" + learn + "]"));
        ResolvedJob resolved = Tasks.resolve(reader.job(), new LocalFiles(), reader.problems());
        List<Trial> trials =
                Engines.assign(resolved.job(), Configurations.of(resolved.job(), resolved.tasks()), reader.problems());
        List<String> sentences = reader.problems().sentences();
        return sentences.isEmpty() ? trials.get(0).engine().name() : sentences.get(0);
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
