package org.biassweep.spec;

import java.io.Serializable;
import java.util.List;

/**
 * Which columns of a table are what.
 *
 * @param label the column whose values are to be told apart; null for a regression
 * @param targets the columns whose numbers are to be approximated; none for a classification
 * @param features the columns that a network sees; none: all others
 */
public record Columns(String label, List<String> targets, List<String> features) implements Serializable {

    /** @throws IllegalArgumentException unless there is either a label or a target */
    public Columns {
        targets = List.copyOf(targets);
        features = List.copyOf(features);
        if ((label == null) == targets.isEmpty()) {
            throw new IllegalArgumentException(
                    "label " + label + " and targets " + targets + " where one of both is due");
        }
    }

    /** Whether values are to be told apart. */
    public boolean isClassification() {
        return label != null;
    }
}
