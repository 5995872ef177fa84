package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClopperPearsonTest {

    private static final double TAIL = 0.025;

    private static final MathContext DIGITS = new MathContext(40);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10, 32, 1_000, 10_000, 1_000_000})
    void withoutSuccessTheUpperEndHasAClosedForm(long trials) {
        assertThat(ClopperPearson.lower(0, trials)).isZero();
        assertThat(ClopperPearson.upper(0, trials)).isCloseTo(-Math.expm1(Math.log(TAIL) / trials), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10, 32, 1_000, 10_000, 1_000_000})
    void withoutFailureTheLowerEndHasAClosedForm(long trials) {
        assertThat(ClopperPearson.lower(trials, trials)).isCloseTo(Math.exp(Math.log(TAIL) / trials), within(1e-15));
        assertThat(ClopperPearson.upper(trials, trials)).isOne();
    }

    @Test
    void aSingleTrialSaysNextToNothing() {
        assertThat(ClopperPearson.lower(0, 1)).isZero();
        assertThat(ClopperPearson.upper(0, 1)).isEqualTo(0.975);
        assertThat(ClopperPearson.lower(1, 1)).isEqualTo(0.025);
        assertThat(ClopperPearson.upper(1, 1)).isOne();
    }

    /** P(two or more of two) = p², P(one or more of two) = 1 − (1 − p)². */
    @Test
    void oneSuccessInTwoHasAClosedForm() {
        assertThat(ClopperPearson.lower(1, 2)).isCloseTo(1 - Math.sqrt(0.975), within(1e-15));
        assertThat(ClopperPearson.upper(1, 2)).isCloseTo(Math.sqrt(0.975), within(1e-15));
    }

    /** The example of {@code binom.test} in R's reference: 682 of 925 (Conover 1971, p. 97). */
    @Test
    void agreesWithTheExampleOfRsBinomialTest() {
        assertThat(ClopperPearson.lower(682, 925)).isCloseTo(0.7076683, within(5e-8));
        assertThat(ClopperPearson.upper(682, 925)).isCloseTo(0.7654066, within(5e-8));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2",
        "1, 3",
        "2, 3",
        "1, 10",
        "5, 10",
        "9, 10",
        "1, 32",
        "16, 32",
        "29, 32",
        "31, 32",
        "1, 1000",
        "500, 1000",
        "999, 1000",
        "1, 10000",
        "3, 10000",
        "4321, 10000",
        "9000, 10000",
        "9999, 10000"
    })
    void eachEndLeavesATailOf2AndAHalfPercent(int successes, int trials) {
        assertThat(binomialTail(successes, trials, ClopperPearson.lower(successes, trials)))
                .isCloseTo(TAIL, within(1e-10));
        assertThat(binomialTail(trials - successes, trials, 1 - ClopperPearson.upper(successes, trials)))
                .isCloseTo(TAIL, within(1e-10));
    }

    @Property(tries = 300)
    void eachEndLeavesATailOf2AndAHalfPercentForAnyCounts(
            @ForAll @IntRange(min = 2, max = 200) int trials, @ForAll @IntRange(max = 10_000) int draw) {
        int successes = 1 + draw % (trials - 1);
        assertThat(binomialTail(successes, trials, ClopperPearson.lower(successes, trials)))
                .isCloseTo(TAIL, within(1e-10));
        assertThat(binomialTail(trials - successes, trials, 1 - ClopperPearson.upper(successes, trials)))
                .isCloseTo(TAIL, within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 16, 32, 100})
    void coversEveryProbabilityInAtLeast95PercentOfCases(int trials) {
        double least = 1;
        for (int step = 0; step <= 2_000; step++) {
            least = Math.min(least, coverage(trials, step / 2_000.0));
        }
        for (int successes = 0; successes <= trials; successes++) {
            double end = ClopperPearson.lower(successes, trials);
            least = Math.min(least, coverage(trials, Math.max(0, end - 1e-9)));
            least = Math.min(least, coverage(trials, end + 1e-9));
        }
        assertThat(least).isGreaterThanOrEqualTo(0.95);
        if (trials >= 16) {
            assertThat(least).as("no wider than needed").isLessThan(0.96);
        }
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClopperPearson.lower(0, 0))
                .withMessage("0 successes in 0 trials");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClopperPearson.lower(4, 3))
                .withMessage("4 successes in 3 trials");
        assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.upper(-1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.upper(4, 3));
    }

    /** P(at least this many successes), each term in 40 digits. */
    private static double binomialTail(int successes, int trials, double probability) {
        BigDecimal p = new BigDecimal(probability);
        BigDecimal odds = p.divide(BigDecimal.ONE.subtract(p), DIGITS);
        BigDecimal term = BigDecimal.ONE.subtract(p).pow(trials, DIGITS);
        BigDecimal below = BigDecimal.ZERO;
        for (int k = 0; k < successes; k++) {
            below = below.add(term, DIGITS);
            term = term.multiply(odds, DIGITS)
                    .multiply(BigDecimal.valueOf(trials - k), DIGITS)
                    .divide(BigDecimal.valueOf(k + 1), DIGITS);
        }
        return BigDecimal.ONE.subtract(below).doubleValue();
    }

    /** The probability that the interval holds p, summed over all outcomes. */
    private static double coverage(int trials, double p) {
        double covered = 0;
        double choices = 1;
        for (int k = 0; k <= trials; k++) {
            if (ClopperPearson.lower(k, trials) <= p && p <= ClopperPearson.upper(k, trials)) {
                covered += choices * Math.pow(p, k) * Math.pow(1 - p, trials - k);
            }
            choices *= (double) (trials - k) / (k + 1);
        }
        return covered;
    }
}
