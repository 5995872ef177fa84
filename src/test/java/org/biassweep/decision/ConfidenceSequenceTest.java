package org.biassweep.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceSequenceTest {

    private static final int SEQUENCES = 2_000;
    private static final int LENGTH = 512;

    @Property(tries = 300, seed = "1970")
    void theClosedFormIsTheMeanLikelihoodRatio(
            @ForAll @IntRange(min = 1, max = 200) int trials,
            @ForAll @IntRange(max = 10_000) int draw,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        int successes = 1 + draw % trials;
        double p = Math.min(share * successes / trials, 1 - 1e-3);
        double logarithm = ConfidenceSequence.logRatio(p, successes, trials - successes);

        assertThat(logarithm).isCloseTo(logOfMean(p, successes, trials - successes), within(1e-9));
    }

    @Test
    void withoutFailureTheLowerEndHasAClosedForm() {
        assertThat(ConfidenceSequence.lower(1, 1)).as("(1 + p)/(2p) = 40").isCloseTo(1.0 / 79, within(1e-14));
        for (int trials : new int[] {2, 16, 51, 512, 100_000, 10_000_000}) {
            assertThat(ratioOfAllSuccessful(ConfidenceSequence.lower(trials, trials), trials))
                    .isCloseTo(40, within(1e-4));
            assertThat(ConfidenceSequence.upper(trials, trials)).isOne();
        }
    }

    /** R(p) is then 1/(n + 1), whatever p is: nothing is ruled out. */
    @Test
    void withoutSuccessTheLowerEndIsZero() {
        assertThat(ConfidenceSequence.lower(0, 7)).isZero();
        assertThat(ConfidenceSequence.upper(0, 1)).isCloseTo(78.0 / 79, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.9, 0.99, 0.999})
    void soManySuccessesInARowReachAProbabilityAndOneFewerDoesNot(double probability) {
        long needed = ConfidenceSequence.successesNeeded(probability);

        assertThat(ratioOfAllSuccessful(probability, needed)).isGreaterThanOrEqualTo(40);
        assertThat(ratioOfAllSuccessful(probability, needed - 1)).isLessThan(40);
    }

    @Property(tries = 200, seed = "1971")
    void theIntervalIsWiderThanTheExactOneAndMirrorsThatOfTheFailures(
            @ForAll @IntRange(min = 1, max = 1_000) int trials, @ForAll @IntRange(max = 10_000) int draw) {
        int successes = draw % (trials + 1);
        double low = ConfidenceSequence.lower(successes, trials);
        double high = ConfidenceSequence.upper(successes, trials);

        assertThat(low).isLessThanOrEqualTo(exactLower(successes, trials));
        assertThat(high).isGreaterThanOrEqualTo(1 - exactLower(trials - successes, trials));
        assertThat(high).isEqualTo(1 - ConfidenceSequence.lower(trials - successes, trials));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 512})
    void moreSuccessesRaiseBothEnds(int trials) {
        for (int k = 0; k < trials; k++) {
            assertThat(ConfidenceSequence.lower(k, trials)).isLessThan(ConfidenceSequence.lower(k + 1, trials));
            assertThat(ConfidenceSequence.upper(k, trials)).isLessThan(ConfidenceSequence.upper(k + 1, trials));
        }
    }

    /** The half width grows as √log n, in standard errors, where that of the exact interval stays at 1.96. */
    @ParameterizedTest
    @ValueSource(longs = {100, 10_000, 1_000_000, 10_000_000})
    void largeNumbersAreNeitherOverNorUnderflow(long trials) {
        double standardError = 0.3 / Math.sqrt(trials);
        double low = ConfidenceSequence.lower(9 * (trials / 10), trials);

        assertThat((0.9 - low) / standardError).isBetween(1.96, 5.0);
    }

    /**
     * Looked at after every trial, up to 512. That a sequence ever excludes the truth has probability at most 0.05, so
     * that of 2,000 more than 0.05 + 5 standard deviations (0.0244) do in fewer than 1 of 10⁶ tests.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.95, 0.99})
    void coversTheTruthAtEveryLookTogetherInAtLeast95PercentOfCases(double p) {
        double excluded = everExcluded(p, ConfidenceSequence::lower);

        assertThat(excluded).isLessThan(0.05 + 5 * Math.sqrt(0.05 * 0.95 / SEQUENCES));
    }

    /** The control: the same looks, at the interval that is exact for a number of trials fixed before: 35 % and 28 %. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9})
    void theExactIntervalLookedAtAgainAndAgainDoesNot(double p) {
        assertThat(everExcluded(p, ConfidenceSequenceTest::exactLower)).isGreaterThan(0.25);
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfidenceSequence.lower(0, 0))
                .withMessage("0 successes in 0 trials");
        assertThatIllegalArgumentException().isThrownBy(() -> ConfidenceSequence.lower(4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> ConfidenceSequence.upper(-1, 3));
    }

    private interface Lower {
        double end(long successes, long trials);
    }

    /** The share of sequences whose interval excludes p at some number of trials. */
    private static double everExcluded(double p, Lower lower) {
        Map<Integer, Boolean> known = new HashMap<>();
        UniformRandomProvider random = new Philox4x64(new long[] {1970, Double.doubleToLongBits(p), 0, 0, 0, 0});
        int excluded = 0;
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            boolean ever = false;
            for (int n = 1, k = 0; n <= LENGTH && !ever; n++) {
                k += random.nextDouble() < p ? 1 : 0;
                int successes = k;
                int trials = n;
                ever = known.computeIfAbsent(
                        n * (LENGTH + 1) + k,
                        key -> lower.end(successes, trials) > p || 1 - lower.end(trials - successes, trials) < p);
            }
            excluded += ever ? 1 : 0;
        }
        return (double) excluded / SEQUENCES;
    }

    /** R(p) after n successes: (1 − pⁿ⁺¹)/((n + 1)(1 − p) pⁿ). */
    private static double ratioOfAllSuccessful(double p, long n) {
        double sum = -Math.expm1((n + 1) * Math.log(p)) / (1 - p);
        return sum / ((n + 1) * Math.exp(n * Math.log(p)));
    }

    private static double exactLower(long successes, long trials) {
        return successes == 0
                ? 0
                : new BetaDistribution(successes, trials - successes + 1.0).inverseCumulativeProbability(0.025);
    }

    /** The integral over u by Simpson's rule at 20,000 panels, the largest logarithm taken out. */
    private static double logOfMean(double p, int successes, int failures) {
        int panels = 20_000;
        double[] logarithms = new double[panels + 1];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= panels; i++) {
            double u = (double) i / panels;
            logarithms[i] = successes * Math.log1p((1 / p - 1) * u) + (failures == 0 ? 0 : failures * Math.log1p(-u));
            largest = Math.max(largest, logarithms[i]);
        }
        double sum = 0;
        for (int i = 0; i <= panels; i++) {
            sum += (i == 0 || i == panels ? 1 : i % 2 == 1 ? 4 : 2) * Math.exp(logarithms[i] - largest);
        }
        return largest + Math.log(sum / (3.0 * panels));
    }
}
