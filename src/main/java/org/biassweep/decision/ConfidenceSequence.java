package org.biassweep.decision;

import org.apache.commons.math3.special.Beta;

/**
 * The 95 % confidence sequence of a probability: an interval for every number n of trials, of which all together hold
 * the probability with a probability of at least 95 %.
 *
 * <p>One may therefore look after every trial, and stop, go on, or decide by what is seen, which the exact interval of a
 * fixed n does not allow. The lower end inverts a test by a mixture. If the probability is p, the likelihood ratio of any
 * other value q is a martingale of mean 1, and so is its mean over q uniform on (p, 1],
 *
 * <pre>R(p) = ∫₀¹ (q/p)ᵏ ((1 − q)/(1 − p))ⁿ⁻ᵏ du,  q = p + (1 − p)u,</pre>
 *
 * k successes in n trials. A non-negative martingale of mean 1 ever reaches 1/α with probability at most α (J. Ville, "Étude
 * critique de la notion de collectif", 1939), so p is ruled out where R(p) ≥ 1/α (H. Robbins, "Statistical methods
 * related to the law of the iterated logarithm", Ann. Math. Statist. 41, 1970; S. R. Howard, A. Ramdas, J. McAuliffe and
 * J. Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences", Ann. Statist. 49, 2021). R falls in p,
 * since q/p does and (1 − q)/(1 − p) = 1 − u: what is ruled out is everything up to one root. The upper end is that of the
 * failures; α = 0.025 for each.
 *
 * <p>By the same source the bound holds at any random n, even one that is chosen with the outcomes of other cells, or of
 * later trials, in view. It takes trials that are independent and alike, counted in an order that was fixed before.
 */
public final class ConfidenceSequence {

    private static final double TAIL = 0.025;

    private static final double RULED_OUT = -Math.log(TAIL);

    /** Relative: the sums of logarithms below lose more at ten million trials. */
    private static final double ACCURACY = 1e-13;

    private ConfidenceSequence() {}

    /**
     * The lower end.
     *
     * @param successes k, 0 … n
     * @param trials n ≥ 1
     * @return in [0, k/n); 0 when k = 0
     * @throws IllegalArgumentException if there is no trial, or k is not within 0 … n
     */
    public static double lower(long successes, long trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
        }
        if (successes == 0) {
            return 0;
        }
        double low = 0;
        double high = (double) successes / trials;
        while (high - low > ACCURACY * high) {
            double middle = (low + high) / 2;
            if (logRatio(middle, successes, trials - successes) >= RULED_OUT) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The upper end: one minus the lower end for the failures.
     *
     * @param successes k, 0 … n
     * @param trials n ≥ 1
     * @return in (k/n, 1]; 1 when k = n
     * @throws IllegalArgumentException if there is no trial, or k is not within 0 … n
     */
    public static double upper(long successes, long trials) {
        return 1 - lower(trials - successes, trials);
    }

    /**
     * The fewest trials, all successful, after which the lower end is at least a probability.
     *
     * @param probability in (0, 1)
     * @return n ≥ 1
     */
    public static long successesNeeded(double probability) {
        long enough = 1;
        while (lower(enough, enough) < probability) {
            enough *= 2;
        }
        long tooFew = enough / 2;
        while (enough - tooFew > 1) {
            long middle = (enough + tooFew) / 2;
            if (lower(middle, middle) < probability) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    /**
     * log R(p) in closed form: with q for the variable, R(p) is the integral of qᵏ(1 − q)ⁿ⁻ᵏ from p to 1, an incomplete
     * Beta function, over (1 − p)·pᵏ(1 − p)ⁿ⁻ᵏ.
     *
     * @param p in (0, k/n]: beyond, the integral may underflow
     */
    static double logRatio(double p, long successes, long failures) {
        double above = Beta.regularizedBeta(1 - p, failures + 1.0, successes + 1.0);
        return Beta.logBeta(successes + 1.0, failures + 1.0)
                + Math.log(above)
                - successes * Math.log(p)
                - (failures + 1.0) * Math.log1p(-p);
    }
}
