package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomFourierTest {

    private static final FastFourierTransformer FOURIER = new FastFourierTransformer(DftNormalization.STANDARD);

    @ParameterizedTest
    @CsvSource({"8, 8, 0", "20, 5, 1", "60, 1, 2", "3, 2, 3"})
    void inOneDimensionAllEnergyIsInTheGivenNumberOfFrequenciesUpToTheBandwidth(int bandwidth, int terms, long draw) {
        int count = 256;
        RandomFourier series = new RandomFourier(1, bandwidth, terms, draw);
        double[] y = new double[count];
        for (int n = 0; n < count; n++) {
            y[n] = series.at(-1 + 2.0 * n / count);
        }
        Complex[] spectrum = FOURIER.transform(y, TransformType.FORWARD);
        int found = 0;
        for (int k = 0; k <= count / 2; k++) {
            double energy = 2 * Math.pow(spectrum[k].abs() / count, 2);
            if (energy > 1e-20) {
                assertThat(k).isBetween(1, bandwidth);
                assertThat(energy).isCloseTo(0.5 / terms, within(1e-14));
                found++;
            }
        }
        assertThat(found).isEqualTo(terms);
    }

    @Test
    void inTwoDimensionsToo() {
        int count = 32;
        int bandwidth = 4;
        int terms = 12;
        RandomFourier series = new RandomFourier(2, bandwidth, terms, 7);
        Complex[][] spectrum = new Complex[count][];
        for (int row = 0; row < count; row++) {
            double[] y = new double[count];
            for (int n = 0; n < count; n++) {
                y[n] = series.at(-1 + 2.0 * row / count, -1 + 2.0 * n / count);
            }
            spectrum[row] = FOURIER.transform(y, TransformType.FORWARD);
        }
        double all = 0;
        int found = 0;
        for (int k2 = 0; k2 < count; k2++) {
            Complex[] column = new Complex[count];
            for (int row = 0; row < count; row++) {
                column[row] = spectrum[row][k2];
            }
            Complex[] both = FOURIER.transform(column, TransformType.FORWARD);
            for (int k1 = 0; k1 < count; k1++) {
                double energy = Math.pow(both[k1].abs() / (count * count), 2);
                all += energy;
                if (energy > 1e-20) {
                    assertThat(Math.min(k1, count - k1)).isLessThanOrEqualTo(bandwidth);
                    assertThat(Math.min(k2, count - k2)).isLessThanOrEqualTo(bandwidth);
                    found++;
                }
            }
        }
        assertThat(all).isCloseTo(0.5, within(1e-13));
        assertThat(found).isEqualTo(2 * terms);
    }

    @Test
    void everyDrawIsAnotherSeriesAndTheSameEachTime() {
        Set<Double> values = new HashSet<>();
        for (long draw = 0; draw < 50; draw++) {
            double value = new RandomFourier(3, 5, 10, draw).at(0.1, 0.2, 0.3);
            assertThat(new RandomFourier(3, 5, 10, draw).at(0.1, 0.2, 0.3)).isEqualTo(value);
            values.add(value);
        }
        assertThat(values).hasSize(50);
    }

    /** Trial identities name a draw, not its numbers: these must not change with a generator or a library. */
    @Test
    void aDrawIsTheSameForEver() {
        assertThat(new RandomFourier(1, 8, 8, 0).at(0.25)).isEqualTo(-0.16196869264114944);
        assertThat(new RandomFourier(2, 3, 5, 42).at(0.5, -0.5)).isEqualTo(0.18818133114888458);
    }

    @Test
    void moreTermsThanFrequenciesAreRefused() {
        assertThat(new RandomFourier(2, 1, 4, 0).at(0, 0)).isFinite();
        assertThatThrownBy(() -> new RandomFourier(2, 1, 5, 0))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessage(
                        "5 terms, but there are only 4 frequencies up to bandwidth 1 in dimension 2; lower `terms` or"
                                + " raise `bandwidth`");
    }
}
