package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.analysis.SampleCurve;
import org.biassweep.analysis.UnitFindings;
import org.junit.jupiter.api.Test;

class AnswerTest {

    /** As the README prints it. */
    @Test
    void whereBiasesAloneAreTrainedTheTableSaysSoAboveIt() {
        assertThat(text(width("biases", 0)).lines())
                .containsExactly(
                        "3,000 trials, 0 failed. Smallest width at which training the biases reaches error ≤ ε in at least 0.9 of"
                                + " networks:",
                        "task                       weights      error    epsilon      width      95 % interval    certified",
                        "abs                        a = 0.5       rmse        0.1        128          128 … 256            -");
    }

    @Test
    void whereSeveralThingsAreTrainedEachRowSaysWhich() {
        assertThat(text(width("biases", 0), width("all", 0)).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("at which training reaches"),
                        line -> assertThat(line).startsWith("task                         learn   weights "),
                        line -> assertThat(line).startsWith("abs                         biases   a = 0.5 "),
                        line -> assertThat(line).startsWith("abs                            all   a = 0.5 "));
        assertThat(text(width("mask", 0))).contains("at which training a mask of units reaches");
    }

    @Test
    void severalStartsAreToldApart() {
        assertThat(text(width("biases", 0), width("biases", 1))).contains("abs, start 0 ", "abs, start 1 ");
    }

    /** A long label moves the columns that follow, in every row. */
    @Test
    void versionsOfATaskAreToldApart() {
        assertThat(text(width("x1 on [-1, 1]^2; 64"), width("cos(3 * x1) on [-1, 1]^2; 64"))
                        .lines()
                        .skip(1))
                .containsExactly(
                        "task                             weights      error    epsilon      width      95 % interval    certified",
                        "abs (x1 on [-1, 1]^2)            a = 0.5       rmse        0.1        128          128 … 256            -",
                        "abs (cos(3 * x1) on [-1, 1]^2)   a = 0.5       rmse        0.1        128          128 … 256            -");
    }

    private static String text(RequiredWidth... widths) {
        return Answer.text(
                new Findings(
                        3000,
                        0,
                        1,
                        List.of(),
                        List.of(),
                        Stream.of(widths).toList(),
                        List.of(),
                        List.of(),
                        UnitFindings.NONE,
                        List.of()),
                0.1);
    }

    private static RequiredWidth width(String definition) {
        return width("biases", 0, definition);
    }

    private static RequiredWidth width(String learn, long start) {
        return width(learn, start, "|x1|");
    }

    private static RequiredWidth width(String learn, long start, String definition) {
        CurveKey curve = new SampleCurve()
                .task("abs")
                .definition(definition)
                .learn(learn)
                .start(start)
                .key();
        return new RequiredWidth(curve, "rmse", 0.1, 0.1, 128, 128, 128, 256, null, 1024);
    }
}
