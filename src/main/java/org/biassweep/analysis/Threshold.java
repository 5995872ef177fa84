package org.biassweep.analysis;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.biassweep.spec.Criterion;

/**
 * One error and one ε that it is compared with.
 *
 * @param error the error's name
 * @param epsilon ε &gt; 0
 */
record Threshold(String error, double epsilon) implements Serializable {

    private static final Comparator<Threshold> ORDER =
            Comparator.comparing(Threshold::error).thenComparing(Threshold::epsilon, Comparator.reverseOrder());

    /** Every pair that the criteria ask for, in the order of tables. */
    static List<Threshold> of(List<Criterion> criteria) {
        return criteria.stream()
                .flatMap(criterion -> criterion.epsilons().stream()
                        .map(epsilon -> new Threshold(criterion.error().keyword(), epsilon)))
                .sorted(ORDER)
                .toList();
    }
}
