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

    /**
     * The mean over examples of the softmax cross-entropy log Σₖ exp(zₖ) − z of the label, in nats.
     *
     * @param outputs z, l × N: output k of example n at {@code [k * N + n]}
     */
    public double crossEntropy(double[] outputs) {
        double sum = 0;
        for (int n = 0; n < labels.length; n++) {
            sum += crossEntropy(outputs, n);
        }
        return sum / labels.length;
    }

    /** The largest output is taken out of the sum, so that nothing overflows and a small loss keeps its digits. */
    private double crossEntropy(double[] outputs, int n) {
        int count = labels.length;
        int largest = labels[n];
        for (int k = 0; k < classes; k++) {
            largest = outputs[k * count + n] > outputs[largest * count + n] ? k : largest;
        }
        double top = outputs[largest * count + n];
        double others = 0;
        for (int k = 0; k < classes; k++) {
            others += k == largest ? 0 : Math.exp(outputs[k * count + n] - top);
        }
        return Math.log1p(others) + (top - outputs[labels[n] * count + n]);
    }
}
