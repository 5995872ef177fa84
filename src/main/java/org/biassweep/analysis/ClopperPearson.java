package org.biassweep.analysis;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The exact 95 % interval of a probability from k successes in n independent trials.
 *
 * <p>C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the
 * binomial", Biometrika 26 (1934): the lower end is the p at which k or more successes have probability α/2, the upper
 * end the p at which k or fewer have; α = 0.05. The binomial tail is a Beta distribution function, so the lower end is
 * the α/2 quantile of Beta(k, n − k + 1). The interval covers the true probability in at least 95 % of cases,
 * whatever it is.
 */
public final class ClopperPearson {

    private static final double TAIL = 0.025;

    private static final double QUANTILE_ACCURACY = 1e-15;

    private ClopperPearson() {}

    /**
     * The lower end.
     *
     * @param successes k, 0 … n
     * @param trials n ≥ 1
     * @return in [0, k/n]; 0 when k = 0
     * @throws IllegalArgumentException if there is no trial, or k is not within 0 … n
     */
    public static double lower(long successes, long trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
        }
        if (successes == 0) {
            return 0;
        }
        if (successes == trials) {
            return Math.pow(TAIL, 1.0 / trials);
        }
        return new BetaDistribution(null, successes, trials - successes + 1.0, QUANTILE_ACCURACY)
                .inverseCumulativeProbability(TAIL);
    }

    /**
     * The upper end: one minus the lower end for the failures.
     *
     * @param successes k, 0 … n
     * @param trials n ≥ 1
     * @return in [k/n, 1]; 1 when k = n
     * @throws IllegalArgumentException if there is no trial, or k is not within 0 … n
     */
    public static double upper(long successes, long trials) {
        return 1 - lower(trials - successes, trials);
    }
}
