package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.analysis.SampleCurve;
import org.biassweep.analysis.UnitFindings;
import org.biassweep.spec.WeightScale;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private static final CurveKey FUNCTION = new SampleCurve().task("sine").key();
    private static final CurveKey AUTONOMOUS = system(0, "autonomous");
    private static final CurveKey SELF_FED = system(-0.5, "self_fed");

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
        return new SampleCurve().start(start).key();
    }

    private static Curves curves(CurveKey... keys) {
        List<RequiredWidth> widths = List.of(keys).stream()
                .map(key -> new RequiredWidth(key, "rmse", 0.1, 0.1, null, null, null, null, null, 64))
                .toList();
        return new Curves(new Findings(
                0, 0, 0, List.of(), List.of(), widths, List.of(), List.of(), UnitFindings.NONE, List.of()));
    }

    private static CurveKey system(double alpha, String run) {
        return new SampleCurve()
                .task("lorenz")
                .scale(WeightScale.gain(1.5))
                .dynamics(new SampleCurve.Dynamics(100, "tanh", alpha, 1, "zero", run))
                .key();
    }
}
