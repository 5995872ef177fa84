package org.biassweep.spec;

import java.util.List;

/**
 * What counts as approximated: error ≤ ε.
 *
 * @param error the error that is compared
 * @param epsilons ε; each &gt; 0, all different
 */
public record Criterion(ErrorMeasure error, List<Double> epsilons) {

    /** Copies the list. */
    public Criterion {
        epsilons = List.copyOf(epsilons);
    }
}
