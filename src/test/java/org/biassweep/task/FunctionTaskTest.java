package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Interval;
import org.junit.jupiter.api.Test;

class FunctionTaskTest {

    private static final Box LINE = Box.cube(1, -1, 1);

    @Test
    void onALineSamplesAreEvenlySpacedWithBothEnds() {
        FunctionTask task = task(LINE, 5, 9, "x1^2");
        assertThat(task.trainingData().x()).containsExactly(-1, -0.5, 0, 0.5, 1);
        assertThat(task.trainingData().y()).containsExactly(1, 0.25, 0, 0.25, 1);
        assertThat(task.evaluationData().x()).containsExactly(-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1);
    }

    /** Base 2 is van der Corput's sequence; base 3 with its digits doubled modulo 3, which is the scrambling. */
    @Test
    void inThePlaneSamplesAreHaltons() {
        FunctionTask task = task(Box.cube(2, 0, 1), 4, 3, "x1");
        assertThat(task.trainingData().x())
                .containsExactly(
                        new double[] {1 / 2.0, 1 / 4.0, 3 / 4.0, 1 / 8.0, 2 / 3.0, 1 / 3.0, 2 / 9.0, 8 / 9.0},
                        within(1e-15));
        assertThat(task.evaluationData().x())
                .containsExactly(new double[] {5 / 8.0, 3 / 8.0, 7 / 8.0, 5 / 9.0, 1 / 9.0, 7 / 9.0}, within(1e-15));
    }

    @Test
    void haltonPointsIntegrateBetterThanRandomOnesWould() {
        FunctionTask task = task(Box.cube(5, 0, 1), 2, 4000, "x1 * x2 * x3 * x4 * x5");
        double mean = Arrays.stream(task.evaluationData().y()).average().orElseThrow();
        double standardErrorOfRandomPoints = Math.sqrt((Math.pow(1 / 3.0, 5) - Math.pow(1 / 4.0, 5)) / 4000);
        assertThat(mean).isCloseTo(1 / 32.0, within(standardErrorOfRandomPoints / 2));
    }

    @Test
    void samplesKeepVariablesAndOutputsOneAfterTheOther() {
        FunctionTask task =
                task(new Box(List.of(new Interval(0, 1), new Interval(10, 20))), 3, 2, "x1", "x1 + x2", "7");
        Samples samples = task.trainingData();
        assertThat(samples.inputs()).isEqualTo(2).isEqualTo(task.shape().inputs());
        assertThat(samples.outputs()).isEqualTo(3).isEqualTo(task.shape().outputs());
        for (int n = 0; n < 3; n++) {
            assertThat(samples.x()[n]).isBetween(0.0, 1.0);
            assertThat(samples.x()[3 + n]).isBetween(10.0, 20.0);
            assertThat(samples.y()[n]).isEqualTo(samples.x()[n]);
            assertThat(samples.y()[3 + n]).isEqualTo(samples.x()[n] + samples.x()[3 + n]);
            assertThat(samples.y()[6 + n]).isEqualTo(7);
        }
    }

    @Test
    void errorsOfKnownDeviationsAreTheirNorms() {
        FunctionTask task = task(LINE, 2, 4, "x1", "2 * x1");
        double[] outputs = task.evaluationData().y().clone();
        assertThat(task.measure(outputs)).isEqualTo(Map.of(ErrorMeasure.SUP, 0.0, ErrorMeasure.RMSE, 0.0));
        outputs[1] += 3; // sample 1: deviations 3 and -4
        outputs[4 + 1] -= 4;
        outputs[4 + 2] += 6; // sample 2: deviation 6 alone
        assertThat(task.measure(outputs))
                .isEqualTo(Map.of(ErrorMeasure.SUP, 7.0, ErrorMeasure.RMSE, Math.sqrt((25 + 36) / 4.0)));
        assertThat(task.errors()).isEqualTo(task.measure(outputs).keySet());
    }

    @Test
    void theZeroNetworkMissesASineByItsNorms() {
        FunctionTask task = task(LINE, 2, 4001, "sin(pi * x1)");
        Map<ErrorMeasure, Double> errors = task.measure(new double[4001]);
        assertThat(errors.get(ErrorMeasure.SUP)).isEqualTo(1);
        assertThat(errors.get(ErrorMeasure.RMSE)).isCloseTo(Math.sqrt(2000 / 4001.0), within(1e-12));
    }

    @Test
    void anOutputThatIsNotANumberIsAnErrorThatIsNone() {
        FunctionTask task = task(LINE, 2, 3, "x1");
        Map<ErrorMeasure, Double> errors = task.measure(new double[] {0, Double.NaN, 0});
        assertThat(errors.get(ErrorMeasure.SUP)).isNaN();
        assertThat(errors.get(ErrorMeasure.RMSE)).isNaN();
        assertThat(task.measure(new double[] {0, Double.NEGATIVE_INFINITY, 0}).get(ErrorMeasure.SUP))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void outputsOfTheWrongLengthAreRefused() {
        assertThatThrownBy(() -> task(LINE, 2, 3, "x1", "x1").measure(new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 numbers where 2 outputs at 3 samples are 6");
    }

    @Test
    void theDefinitionSaysAllThatDecidesSamples() {
        assertThat(task(LINE, 256, 4001, "x1 ^ 3\n  - 0.5 * x1").definition())
                .isEqualTo("x1 ^ 3 - 0.5 * x1 on [-1, 1]; evenly spaced samples: 256 to train on, 4001 to evaluate on");
        assertThat(task(new Box(List.of(new Interval(0, 1), new Interval(-1e-7, 2.5))), 10, 20, "x1", "x2")
                        .definition())
                .isEqualTo(
                        "(x1, x2) on [0, 1] x [-1.0E-7, 2.5]; scrambled Halton points: 1 to 10 to train on, 11 to 30 to evaluate"
                                + " on");
        assertThat(task(Box.cube(3, 0, 1), 10, 20, "x1").definition()).startsWith("x1 on [0, 1]^3; scrambled Halton");
    }

    @Test
    void aValueThatIsNotFiniteInSinglePrecisionIsNamedWithItsPlace() {
        assertThatThrownBy(() -> task(LINE, 3, 5, "1 / x1"))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessage(
                        "the value is Infinity at x1 = 0; it has to be finite and at most 3.4e38 in size everywhere on"
                                + " the domain");
        assertThatThrownBy(() -> task(LINE, 2, 5, "log(x1 + 0.9)"))
                .hasMessageStartingWith("the value is NaN at x1 = -1;");
        assertThatThrownBy(() -> task(LINE, 2, 2, "1e39 * x1"))
                .hasMessageStartingWith("the value is -1.0E39 at x1 = -1");
        assertThatThrownBy(() -> task(Box.cube(2, 0, 1), 2, 2, "sqrt(x1 - 1)"))
                .hasMessageStartingWith("the value is NaN at x1 = 0.5, x2 = 0.66");
    }

    @Test
    void fewerThanTwoSamplesAreRefused() {
        assertThatThrownBy(() -> task(LINE, 1, 5, "x1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> task(LINE, 5, 1, "x1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static FunctionTask task(Box box, int trainSamples, int evalSamples, String... formulas) {
        Target target = Target.compile(List.of(formulas), box);
        return new FunctionTask("task", target.text(), target, trainSamples, evalSamples);
    }
}
