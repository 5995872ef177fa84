package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.analysis.Settings;
import org.biassweep.analysis.UnitFindings;
import org.junit.jupiter.api.Test;

class CurveLabelsTest {

    private static final CurveKey GABOR = new Key().curve();

    @Test
    void weightsAndWhatIsLearnedAreNotNamed() {
        assertThat(labels(
                        GABOR,
                        new Key().range(1).curve(),
                        new Key().learn("mask").curve()))
                .containsOnly("gabor");
    }

    @Test
    void whatFollowsFromWhatIsLearnedIsNotNamed() {
        assertThat(labels(
                        GABOR,
                        new Key().learn("mask").rate(0.05).engine("dl4j", 1).curve()))
                .containsOnly("gabor");
    }

    @Test
    void versionsStepsAndEnginesAreNamedAsOnThePage() {
        assertThat(labels(
                        GABOR,
                        new Key().definition("x2; 64").curve(),
                        new Key().definition("x2; 64").steps(60).curve(),
                        new Key()
                                .definition("x2; 64")
                                .steps(60)
                                .engine("dl4j", 1)
                                .curve()))
                .containsExactly(
                        "gabor (x1)",
                        "gabor (x2), steps 50, fused",
                        "gabor (x2), steps 60, fused",
                        "gabor (x2), steps 60, dl4j");
    }

    @Test
    void whatVariesInOneTaskIsNotNamedInAnother() {
        assertThat(labels(
                        GABOR,
                        new Key().start(1).curve(),
                        new Key().task("sine").curve()))
                .containsExactly("gabor, start 0", "gabor, start 1", "sine");
    }

    @Test
    void theVersionOfAnAlgorithmIsNamedWhereAnEngineHasSeveral() {
        assertThat(labels(GABOR, new Key().engine("fused", 1).curve()))
                .containsExactly("gabor, algorithm 2", "gabor, algorithm 1");
    }

    @Test
    void aSettingThatOnlyOneHasIsNamedWhereNothingElseTellsThemApart() {
        assertThat(labels(GABOR, new Key().stop(0.01).curve())).containsExactly("gabor", "gabor, stop at rmse 0.01");
        assertThat(labels(GABOR, new Key().steps(60).stop(0.01).curve()))
                .containsExactly("gabor, steps 50", "gabor, steps 60");
        assertThat(new Curves(findings(GABOR, new Key().stop(0.01).curve())).name(GABOR))
                .as("on the page")
                .isEqualTo("a = 0.5");
        assertThat(new Curves(findings(GABOR, new Key().stop(0.01).curve()))
                        .name(new Key().stop(0.01).curve()))
                .as("on the page")
                .isEqualTo("a = 0.5, stop at rmse 0.01");
    }

    private static List<String> labels(CurveKey... keys) {
        CurveLabels labels = new CurveLabels(findings(keys));
        return Stream.of(keys).map(labels::of).toList();
    }

    private static Findings findings(CurveKey... keys) {
        return new Findings(
                0,
                0,
                0,
                List.of(),
                List.of(),
                Stream.of(keys)
                        .map(key -> new RequiredWidth(key, "rmse", 0.1, 0.1, null, null, null, null, null, 64))
                        .toList(),
                List.of(),
                List.of(),
                UnitFindings.NONE,
                List.of());
    }

    /** A curve of a function, but for what a test changes. */
    private static final class Key {

        private String task = "gabor";
        private String definition = "x1; 64";
        private String learn = "biases";
        private double range = 0.5;
        private double rate = 0.02;
        private int steps = 50;
        private Double stop;
        private long start;
        private String engine = "fused";
        private int algorithm = 2;

        Key task(String value) {
            task = value;
            return this;
        }

        Key definition(String value) {
            definition = value;
            return this;
        }

        Key learn(String value) {
            learn = value;
            return this;
        }

        Key range(double value) {
            range = value;
            return this;
        }

        Key rate(double value) {
            rate = value;
            return this;
        }

        Key steps(int value) {
            steps = value;
            return this;
        }

        Key stop(double rmse) {
            stop = rmse;
            return this;
        }

        Key start(long value) {
            start = value;
            return this;
        }

        Key engine(String name, int version) {
            engine = name;
            algorithm = version;
            return this;
        }

        CurveKey curve() {
            Settings settings = new Settings(
                    learn,
                    "one_hidden_layer",
                    "relu",
                    "uniform",
                    range,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "adam",
                    rate,
                    "cosine",
                    null,
                    null,
                    null,
                    null,
                    null,
                    stop,
                    stop == null ? null : 1.0,
                    null,
                    null,
                    start,
                    engine,
                    algorithm);
            return new CurveKey("id", task, definition, null, steps, settings);
        }
    }
}
