package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.biassweep.spec.ErrorMeasure;
import org.junit.jupiter.api.Test;

class ClassificationTaskTest {

    /** Three classes; samples with the labels 0, 1, 2, 1. */
    private static final ClassificationTask TASK = task(0, 1, 2, 1);

    @Test
    void errorsOfKnownLogitsAreThoseOfPaper() {
        Map<ErrorMeasure, Double> errors = TASK.measure(new double[] {
            Math.log(2),
            0,
            5,
            1, // output 0 of the samples 0 … 3
            0,
            Math.log(6),
            4,
            1, // output 1
            0,
            0,
            3,
            -1 // output 2
        });
        // probabilities of the labels: 2/4; 6/8; e³/(e⁵ + e⁴ + e³); e/(e + e + 1/e), a tie, which counts as an error
        double e = Math.E;
        assertThat(errors.get(ErrorMeasure.TEST_ERROR)).isEqualTo(0.5);
        assertThat(errors.get(ErrorMeasure.TEST_LOSS))
                .isCloseTo(
                        (Math.log(2) + Math.log(8.0 / 6) + Math.log(e * e + e + 1) + Math.log(2 + 1 / (e * e))) / 4,
                        within(1e-15));
        assertThat(errors.keySet()).isEqualTo(TASK.errors());
    }

    @Test
    void largeLogitsOverflowNothing() {
        Map<ErrorMeasure, Double> errors = task(0, 1).measure(new double[] {1e6, 1e6, -1e6, -1e6, -1e6, -1e6});
        assertThat(errors.get(ErrorMeasure.TEST_ERROR)).isEqualTo(0.5);
        assertThat(errors.get(ErrorMeasure.TEST_LOSS)).isEqualTo(1e6);
    }

    @Test
    void aSmallLossKeepsItsDigits() {
        double loss = task(0).measure(new double[] {1e6, 1e6 - 30, 0}).get(ErrorMeasure.TEST_LOSS);
        assertThat(loss).isCloseTo(Math.exp(-30), within(1e-12 * Math.exp(-30)));
    }

    @Test
    void aNetworkThatSaysNothingIsAlwaysWrong() {
        Map<ErrorMeasure, Double> errors = TASK.measure(new double[12]);
        assertThat(errors.get(ErrorMeasure.TEST_ERROR)).isEqualTo(1);
        assertThat(errors.get(ErrorMeasure.TEST_LOSS)).isCloseTo(Math.log(3), within(1e-15));
    }

    @Test
    void anOutputThatIsNotANumberIsAnErrorAndALossThatIsNone() {
        Map<ErrorMeasure, Double> errors = task(0).measure(new double[] {1, Double.NaN, 0});
        assertThat(errors.get(ErrorMeasure.TEST_ERROR)).isEqualTo(1);
        assertThat(errors.get(ErrorMeasure.TEST_LOSS)).isNaN();
        assertThat(task(0).measure(new double[] {Double.NaN, 0, 0}).get(ErrorMeasure.TEST_ERROR))
                .isEqualTo(1);
    }

    @Test
    void outputsOfTheWrongLengthAreRefused() {
        assertThatThrownBy(() -> TASK.measure(new double[11]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("11 numbers where 3 outputs at 4 samples are 12");
    }

    private static ClassificationTask task(int... labels) {
        Examples examples = new Examples(new FloatFeatures(new float[2 * labels.length], 2), labels, 3);
        return new ClassificationTask("three", "", examples, examples);
    }
}
