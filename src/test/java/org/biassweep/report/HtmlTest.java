package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3", "0.5, 0.5", "100, 100", "0.0001, 0.0001", "1e-7, 1e-7", "2.5e-9, 2.5e-9", "-0.25, -0.25"
    })
    void numbersReadAsJavaScriptPrintsThem(double value, String text) {
        assertThat(Html.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.9", "0.7, 0.3", "0.05, 0.95", "0.001, 0.999"})
    void oneMinusDeltaIsExactInDecimals(double delta, String text) {
        assertThat(Html.complement(delta)).isEqualTo(text);
    }
}
