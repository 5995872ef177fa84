package org.biassweep.report;

/** How many seeds an exact interval needs before it can lie at or above 1 − δ. */
final class Certification {

    private static final double TAIL = 0.025;

    private Certification() {}

    /**
     * The smallest n with 0.025^(1/n) ≥ 1 − δ. The left side is the lower end of the 95 % interval of Clopper and Pearson
     * (1934) after n successes in n trials, the highest that n trials can give.
     *
     * @param delta δ ∈ (0, 1)
     * @return n ≥ 1
     */
    static long seedsNeeded(double delta) {
        return (long) Math.ceil(Math.log(TAIL) / Math.log1p(-delta));
    }
}
