package org.biassweep.report;

import org.biassweep.analysis.ProbabilityInterval;
import org.biassweep.decision.ConfidenceSequence;

/** How many seeds an interval needs before it can lie at or above 1 − δ. */
final class Certification {

    private static final double TAIL = 0.025;

    private Certification() {}

    /**
     * The fewest seeds, all successful, whose interval has its lower end at or above 1 − δ. That of Clopper and Pearson
     * (1934) is then 0.025^(1/n).
     *
     * @param delta δ ∈ (0, 1)
     * @return n ≥ 1
     */
    static long seedsNeeded(double delta, ProbabilityInterval interval) {
        return switch (interval) {
            case CLOPPER_PEARSON -> (long) Math.ceil(Math.log(TAIL) / Math.log1p(-delta));
            case CONFIDENCE_SEQUENCE -> ConfidenceSequence.successesNeeded(1 - delta);
        };
    }
}
