package org.biassweep.analysis;

import java.io.Serializable;
import java.util.List;
import org.biassweep.spec.Criterion;

/**
 * One error and one ε that it is compared with.
 *
 * @param error the error's name
 * @param epsilon ε &gt; 0
 */
record Threshold(String error, double epsilon) implements Serializable {

    /** Every pair that the criteria ask for. */
    static List<Threshold> of(List<Criterion> criteria) {
        return criteria.stream()
                .flatMap(criterion -> criterion.epsilons().stream()
                        .map(epsilon -> new Threshold(criterion.error().keyword(), epsilon)))
                .toList();
    }
}
