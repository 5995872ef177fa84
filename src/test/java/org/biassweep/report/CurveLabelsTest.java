package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.analysis.SampleCurve;
import org.biassweep.analysis.UnitFindings;
import org.biassweep.spec.WeightScale;
import org.junit.jupiter.api.Test;

class CurveLabelsTest {

    private static final CurveKey GABOR = new SampleCurve().key();

    @Test
    void weightsAndWhatIsLearnedAreNotNamed() {
        assertThat(labels(
                        GABOR,
                        new SampleCurve().scale(WeightScale.range(1)).key(),
                        new SampleCurve().learn("mask").key()))
                .containsOnly("gabor");
    }

    @Test
    void whatFollowsFromWhatIsLearnedIsNotNamed() {
        assertThat(labels(
                        GABOR,
                        new SampleCurve()
                                .learn("mask")
                                .rate(0.05)
                                .engine("dl4j", 1)
                                .key()))
                .containsOnly("gabor");
    }

    @Test
    void versionsStepsAndEnginesAreNamedAsOnThePage() {
        assertThat(labels(
                        GABOR,
                        new SampleCurve().definition("x2; 64").key(),
                        new SampleCurve().definition("x2; 64").steps(60).key(),
                        new SampleCurve()
                                .definition("x2; 64")
                                .steps(60)
                                .engine("dl4j", 1)
                                .key()))
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
                        new SampleCurve().start(1).key(),
                        new SampleCurve().task("sine").key()))
                .containsExactly("gabor, start 0", "gabor, start 1", "sine");
    }

    @Test
    void theVersionOfAnAlgorithmIsNamedWhereAnEngineHasSeveral() {
        assertThat(labels(GABOR, new SampleCurve().engine("fused", 1).key()))
                .containsExactly("gabor, algorithm 2", "gabor, algorithm 1");
    }

    @Test
    void aSettingThatOnlyOneHasIsNamedWhereNothingElseTellsThemApart() {
        assertThat(labels(GABOR, new SampleCurve().stop(0.01).key()))
                .containsExactly("gabor", "gabor, stop at rmse 0.01");
        assertThat(labels(GABOR, new SampleCurve().steps(60).stop(0.01).key()))
                .containsExactly("gabor, steps 50", "gabor, steps 60");
        assertThat(new Curves(findings(GABOR, new SampleCurve().stop(0.01).key())).name(GABOR))
                .as("on the page")
                .isEqualTo("a = 0.5");
        assertThat(new Curves(findings(GABOR, new SampleCurve().stop(0.01).key()))
                        .name(new SampleCurve().stop(0.01).key()))
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
}
