package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biassweep.spec.Smoothness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothnessCheckTest {

    @ParameterizedTest
    @CsvSource({
        "sin(3 * x1), 3, 9",
        "x1 * 1e9, 1e9, 0",
        "1e9 + x1, 1, 0",
        "x1^3, 3, 6",
        "7, 0, 0",
        "exp(x1), 2.718281828459045, 2.718281828459045"
    })
    void whatIsTrueIsNotRefuted(String formula, double lipschitz, double secondDerivative) {
        assertThat(refutation(formula, new Smoothness(lipschitz, secondDerivative, List.of())))
                .isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sin(3 * x1) | 2.9 | | lipschitz is stated as 2.9, but between x1 = -",
                "sin(3 * x1) | | 8.9 | second_derivative is stated as 8.9, but between x1 = -",
                "abs(x1) | 1 | 0 | second_derivative is stated as 0, but between x1 = -",
                "sign(x1) | 100 | | lipschitz is stated as 100, but between x1 = -"
            })
    void whatIsWrongIsRefutedWithAPlace(String formula, Double lipschitz, Double secondDerivative, String sentence) {
        assertThat(refutation(formula, new Smoothness(lipschitz, secondDerivative, List.of())))
                .startsWith(sentence);
    }

    private static String refutation(String formula, Smoothness stated) {
        return SmoothnessCheck.refutation(
                        Target.compile(List.of(formula), Box.cube(1, -1, 1)).with(stated))
                .orElse("");
    }
}
