package org.biassweep.analysis;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The 95 % percentile interval of a required width, by a bootstrap over seeds (B. Efron, "Bootstrap methods: another
 * look at the jackknife", 1979).
 *
 * <p>Networks of one seed are nested in width, so their outcomes at different widths depend on each other. A resample
 * therefore draws whole seeds, with all their widths. With few seeds the interval is too narrow, as every bootstrap is.
 *
 * <p>Widths may have been tried with unequal numbers of seeds. Of a resample of as many seeds as the width with the most
 * has, another width then gets a number of trials that is its own on average, and varies. How the numbers came about is
 * not part of the model: where seeds were added because of what was seen, the interval takes them as given.
 *
 * @param low index of the width at the 2.5 % quantile; the number of widths where resamples reach the target at none
 * @param high index of the width at the 97.5 % quantile, likewise
 */
record SeedBootstrap(int low, int high) {

    private static final int RESAMPLES = 1000;

    private static final int LOW_RANK = 25;

    private static final int HIGH_RANK = 975;

    /**
     * Resamples the seeds of one curve 1,000 times.
     *
     * @param trials how often a seed (first index, at least one) was tried at a width (second index, rising widths)
     * @param successes how often it succeeded; same shape
     * @param target 1 − δ
     * @param random decides the resamples
     */
    static SeedBootstrap interval(int[][] trials, int[][] successes, double target, UniformRandomProvider random) {
        int seeds = trials.length;
        int widths = trials[0].length;
        int[] reached = new int[RESAMPLES];
        int[] sumOfTrials = new int[widths];
        int[] sumOfSuccesses = new int[widths];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            Arrays.fill(sumOfTrials, 0);
            Arrays.fill(sumOfSuccesses, 0);
            for (int draw = 0; draw < seeds; draw++) {
                int seed = random.nextInt(seeds);
                add(trials[seed], sumOfTrials);
                add(successes[seed], sumOfSuccesses);
            }
            reached[resample] = SwitchRelation.firstReached(sumOfSuccesses, sumOfTrials, target);
        }
        Arrays.sort(reached);
        return new SeedBootstrap(reached[LOW_RANK - 1], reached[HIGH_RANK - 1]);
    }

    private static void add(int[] counts, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += counts[i];
        }
    }
}
