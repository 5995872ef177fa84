package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.biassweep.analysis.ProbabilityInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.3, 0.2, 0.1, 0.05, 0.01, 0.001})
    void soManySuccessesCertifyAndOneFewerDoesNot(double delta) {
        long seeds = Certification.seedsNeeded(delta, ProbabilityInterval.CLOPPER_PEARSON);

        assertThat(lowerEndOfAllSuccessful(seeds)).isGreaterThanOrEqualTo(1 - delta);
        assertThat(lowerEndOfAllSuccessful(seeds - 1)).isLessThan(1 - delta);
    }

    @Test
    void aConfidenceSequenceNeedsMore() {
        assertThat(Certification.seedsNeeded(0.1, ProbabilityInterval.CLOPPER_PEARSON))
                .isEqualTo(36);
        assertThat(Certification.seedsNeeded(0.1, ProbabilityInterval.CONFIDENCE_SEQUENCE))
                .isEqualTo(51);
    }

    /** Clopper and Pearson's lower end for n successes of n, as the quantile of a Beta(n, 1). */
    private static double lowerEndOfAllSuccessful(long n) {
        return new BetaDistribution(n, 1).inverseCumulativeProbability(0.025);
    }
}
