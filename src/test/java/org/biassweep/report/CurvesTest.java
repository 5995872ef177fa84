package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.analysis.Settings;
import org.biassweep.analysis.UnitFindings;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private static final CurveKey FUNCTION = key("sine", null, null, null);
    private static final CurveKey AUTONOMOUS = key("lorenz", 0.0, "zero", "autonomous");
    private static final CurveKey SELF_FED = key("lorenz", -0.5, "zero", "self_fed");

    @Test
    void aSettingThatVariesWithinATaskIsNamedAndAFunctionHasNone() {
        Curves curves = curves(FUNCTION, AUTONOMOUS, SELF_FED);

        assertThat(curves.settings()).containsExactly(Setting.WEIGHT_SCALE, Setting.ALPHA, Setting.RUN);
        assertThat(curves.name(AUTONOMOUS)).isEqualTo("g = 1.5, α = 0, autonomous");
        assertThat(curves.name(SELF_FED)).isEqualTo("g = 1.5, α = -0.5, self_fed");
        assertThat(curves.furtherName(SELF_FED)).isEqualTo("α = -0.5, self_fed");
        assertThat(curves.name(FUNCTION)).isEqualTo("a = 0.5");
        assertThat(curves.furtherName(FUNCTION)).isEmpty();
        assertThat(Setting.RUN.value(FUNCTION)).isEmpty();
        assertThat(Setting.RUN.values(curves.all())).containsExactly("autonomous", "self_fed");
    }

    @Test
    void aSettingThatDoesNotVaryIsNotNamed() {
        Curves curves = curves(FUNCTION, AUTONOMOUS);

        assertThat(curves.settings()).containsExactly(Setting.WEIGHT_SCALE);
        assertThat(curves.name(AUTONOMOUS)).isEqualTo("g = 1.5");
    }

    /** Old sweeps have start 0 alone. */
    @Test
    void startsAreNamedWhereThereAreSeveral() {
        assertThat(curves(start(0), start(1)).name(start(1))).isEqualTo("a = 0.5, start 1");
        assertThat(curves(start(0)).settings()).containsExactly(Setting.WEIGHT_SCALE);
    }

    private static CurveKey start(long start) {
        return key("sine", null, null, null, start);
    }

    private static Curves curves(CurveKey... keys) {
        List<RequiredWidth> widths = List.of(keys).stream()
                .map(key -> new RequiredWidth(key, "rmse", 0.1, 0.1, null, null, null, null, null, 64))
                .toList();
        return new Curves(new Findings(
                0, 0, 0, List.of(), List.of(), widths, List.of(), List.of(), UnitFindings.NONE, List.of()));
    }

    private static CurveKey key(String task, Double alpha, String initialState, String run) {
        return key(task, alpha, initialState, run, 0);
    }

    /** A function where there is no run. */
    private static CurveKey key(String task, Double alpha, String initialState, String run, long start) {
        boolean isSystem = run != null;
        return new CurveKey(
                task + run + start,
                task,
                "definition",
                isSystem ? 100 : null,
                1000,
                new Settings(
                        "biases",
                        isSystem ? "recurrent" : "one_hidden_layer",
                        isSystem ? "tanh" : "relu",
                        "uniform",
                        isSystem ? null : 0.5,
                        isSystem ? 1.5 : null,
                        alpha,
                        isSystem ? 1.0 : null,
                        initialState,
                        isSystem ? 0 : null,
                        run,
                        isSystem ? 1.0 : null,
                        "adam",
                        0.02,
                        "cosine",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        start,
                        "fused",
                        1));
    }
}
