package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.junit.jupiter.api.Test;

class SeedBootstrapTest {

    private static final int SEEDS = 4;

    private static final int WIDTHS = 3;

    /** Five standard deviations of a 2.5 % share among 1,000 resamples: a false alarm in fewer than 1 of 10⁶ tries. */
    private static final double MARGIN = 5 * Math.sqrt(0.025 * 0.975 / 1_000);

    @Property(tries = 500, seed = "1979")
    void theEndsAreQuantilesOverAllWaysToDrawTheSeeds(
            @ForAll("outcomes") List<Integer> outcomes, @ForAll("targets") double target) {
        int[][] trials = new int[SEEDS][WIDTHS];
        int[][] successes = new int[SEEDS][WIDTHS];
        for (int i = 0; i < SEEDS * WIDTHS; i++) {
            trials[i / WIDTHS][i % WIDTHS] = outcomes.get(i) == 0 ? 0 : 1;
            successes[i / WIDTHS][i % WIDTHS] = outcomes.get(i) == 2 ? 1 : 0;
        }

        SeedBootstrap interval = SeedBootstrap.interval(trials, successes, target, random(outcomes.hashCode()));

        double[] shares = sharesOfAllDraws(trials, successes, target);
        assertThat(upTo(interval.low(), shares)).isGreaterThan(0.025 - MARGIN);
        assertThat(upTo(interval.low() - 1, shares)).isLessThan(0.025 + MARGIN);
        assertThat(upTo(interval.high(), shares)).isGreaterThan(0.975 - MARGIN);
        assertThat(upTo(interval.high() - 1, shares)).isLessThan(0.975 + MARGIN);
    }

    @Test
    void seedsThatAgreeLeaveNoDoubt() {
        int[][] trials = {{1, 1, 1}, {1, 1, 1}};
        int[][] successes = {{0, 1, 1}, {0, 1, 1}};

        assertThat(SeedBootstrap.interval(trials, successes, 0.9, random(1))).isEqualTo(new SeedBootstrap(1, 1));
    }

    @Test
    void seedsThatNeverSucceedPutBothEndsBeyondTheLargestWidth() {
        int[][] trials = {{1, 1, 1}, {1, 1, 1}};

        assertThat(SeedBootstrap.interval(trials, new int[2][3], 0.9, random(1)))
                .isEqualTo(new SeedBootstrap(3, 3));
    }

    /**
     * One seed of ten fails at the first width. At target 0.9 a resample reaches it there if it has this seed at most
     * once: with probability 0.9¹⁰ + 0.9⁹ = 0.736, far from 2.5 % and from 97.5 %.
     */
    @Test
    void aFailureThatResamplesMayDoubleWidensTheInterval() {
        int[][] trials = new int[10][2];
        int[][] successes = new int[10][2];
        for (int seed = 0; seed < 10; seed++) {
            trials[seed] = new int[] {1, 1};
            successes[seed] = new int[] {seed == 3 ? 0 : 1, 1};
        }

        assertThat(SeedBootstrap.interval(trials, successes, 0.9, random(1))).isEqualTo(new SeedBootstrap(0, 1));
    }

    /** The outcomes of a trial: 0 not tried, 1 without success, 2 with. */
    @Provide
    Arbitrary<List<Integer>> outcomes() {
        return Arbitraries.of(0, 1, 2, 2).list().ofSize(SEEDS * WIDTHS);
    }

    @Provide
    Arbitrary<Double> targets() {
        return Arbitraries.of(0.5, 0.6, 0.75, 0.9);
    }

    private static UniformRandomProvider random(long seed) {
        return new Philox4x64(new long[] {seed, 0, 0, 0, 0, 0});
    }

    /** For each index the share of the 4⁴ equally likely draws that reach the target first there. */
    private static double[] sharesOfAllDraws(int[][] trials, int[][] successes, double target) {
        double[] shares = new double[WIDTHS + 1];
        int draws = (int) Math.pow(SEEDS, SEEDS);
        for (int draw = 0; draw < draws; draw++) {
            int[] n = new int[WIDTHS];
            int[] s = new int[WIDTHS];
            for (int digits = draw, i = 0; i < SEEDS; i++, digits /= SEEDS) {
                for (int width = 0; width < WIDTHS; width++) {
                    n[width] += trials[digits % SEEDS][width];
                    s[width] += successes[digits % SEEDS][width];
                }
            }
            shares[SwitchRelation.firstReached(s, n, target)] += 1.0 / draws;
        }
        return shares;
    }

    private static double upTo(int index, double[] shares) {
        double sum = 0;
        for (int i = 0; i <= index; i++) {
            sum += shares[i];
        }
        return sum;
    }
}
