package org.biassweep.task;

import java.util.Arrays;
import org.biassweep.spec.Scaling;

/**
 * What is done to each feature: (x − shift) · factor.
 *
 * @param shift one number a feature
 * @param factor likewise; 0 for a feature that is the same in every sample that it was taken from
 */
record FeatureScaling(double[] shift, double[] factor) {

    /** The numbers to scale. */
    @FunctionalInterface
    interface Values {
        /** Feature {@code i} of sample {@code n}. */
        double at(int n, int i);
    }

    /** The scaling that leaves everything as it is but for a factor. */
    static FeatureScaling by(double factor, int inputs) {
        double[] factors = new double[inputs];
        Arrays.fill(factors, factor);
        return new FeatureScaling(new double[inputs], factors);
    }

    /**
     * Takes a scaling from samples.
     *
     * @param count N ≥ 1
     * @param inputs d
     */
    static FeatureScaling of(Scaling scaling, Values values, int count, int inputs) {
        return switch (scaling) {
            case NONE -> by(1, inputs);
            case UNIT -> unit(values, count, inputs);
            case STANDARDIZED -> standardized(values, count, inputs);
        };
    }

    private static FeatureScaling unit(Values values, int count, int inputs) {
        double[] least = new double[inputs];
        double[] factor = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int n = 0; n < count; n++) {
                low = Math.min(low, values.at(n, i));
                high = Math.max(high, values.at(n, i));
            }
            least[i] = low;
            factor[i] = high == low ? 0 : 1 / (high - low);
        }
        return new FeatureScaling(least, factor);
    }

    private static FeatureScaling standardized(Values values, int count, int inputs) {
        double[] mean = new double[inputs];
        double[] factor = new double[inputs];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < inputs; i++) {
                mean[i] += values.at(n, i) / count;
            }
        }
        double[] variance = new double[inputs];
        boolean[] varies = new boolean[inputs];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < inputs; i++) {
                double deviation = values.at(n, i) - mean[i];
                variance[i] += deviation * deviation / count;
                varies[i] |= values.at(n, i) != values.at(0, i);
            }
        }
        for (int i = 0; i < inputs; i++) {
            factor[i] = varies[i] && variance[i] > 0 ? 1 / Math.sqrt(variance[i]) : 0;
        }
        return new FeatureScaling(mean, factor);
    }

    /** A scaled number; a feature that never varied is 0 wherever it is read. */
    double scaled(double value, int feature) {
        return (value - shift[feature]) * factor[feature];
    }
}
