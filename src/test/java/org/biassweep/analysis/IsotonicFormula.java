package org.biassweep.analysis;

/** The weighted isotonic fit by its min–max formula: an independent, slow way to what pooling gives. */
public final class IsotonicFormula {

    private IsotonicFormula() {}

    /** max over u ≤ i of min over v ≥ i of Σ_{u…v} successes / Σ_{u…v} trials; every width has trials. */
    public static double fit(int[] successes, int[] trials, int i) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int u = 0; u <= i; u++) {
            double smallest = Double.POSITIVE_INFINITY;
            for (int v = i; v < trials.length; v++) {
                int sum = 0;
                int count = 0;
                for (int j = u; j <= v; j++) {
                    sum += successes[j];
                    count += trials[j];
                }
                smallest = Math.min(smallest, (double) sum / count);
            }
            largest = Math.max(largest, smallest);
        }
        return largest;
    }

    /** The first index at which the fit is at least the target, or the number of widths. */
    static int firstReached(int[] successes, int[] trials, double target) {
        int i = 0;
        while (i < trials.length && fit(successes, trials, i) < target - 1e-12) {
            i++;
        }
        return i;
    }
}
