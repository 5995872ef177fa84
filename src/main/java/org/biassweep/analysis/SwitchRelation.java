package org.biassweep.analysis;

/**
 * Where the monotone fit of a curve's probabilities first reaches a target, found without the fit.
 *
 * <p>Let s be the successes and n the trials at widths 1 … K. The weighted isotonic fit at width i is the largest over
 * u ≤ i of the smallest over v ≥ i of the mean of widths u … v. It is ≥ c exactly if the sums S(k) = Σ_{j≤k} (s_j − c
 * n_j) have some S(u − 1) with u ≤ i that no S(v) with v ≥ i falls below: if i lies beyond the first k in 0 … K at
 * which S is smallest. This is the switch relation of P. Groeneboom, "Estimating a monotone density" (1985).
 */
final class SwitchRelation {

    /** What sums of s − c·n may be off by: two that differ by less are taken as equal, as are c and a fit. */
    static final double ROUNDING = 1e-9;

    private SwitchRelation() {}

    /**
     * The first width at which the monotone fit is at least the target.
     *
     * @param successes s, one a width, in rising order of widths
     * @param trials n likewise; a width without trials has no fit and is passed over
     * @param target c in (0, 1)
     * @return the index of the width, or the number of widths when the fit stays below
     */
    static int firstReached(int[] successes, int[] trials, double target) {
        double sum = 0;
        double smallest = 0;
        int first = 0;
        for (int i = 0; i < trials.length; i++) {
            sum += successes[i] - target * trials[i];
            if (sum < smallest - ROUNDING) {
                smallest = sum;
                first = i + 1;
            }
        }
        while (first < trials.length && trials[first] == 0) {
            first++;
        }
        return first;
    }
}
