package org.biassweep.task;

import java.io.Serializable;

/**
 * Inputs with labels.
 *
 * @param features inputs, N × d
 * @param labels one an example, 0 … classes − 1
 * @param classes l ≥ 2
 */
public record Examples(Features features, int[] labels, int classes) implements Data, Serializable {

    /** @throws IllegalArgumentException if there is not a label for each example, or one is no class */
    public Examples {
        if (labels.length != features.count()) {
            throw new IllegalArgumentException(labels.length + " labels for " + features.count() + " examples");
        }
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException("label " + label + " of " + classes + " classes");
            }
        }
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int inputs() {
        return features.inputs();
    }

    @Override
    public int outputs() {
        return classes;
    }
}
