package org.biassweep.train.damped;

import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;

/**
 * What the outputs of a network miss their targets by, as its biases move.
 *
 * @param network whose weights stay
 * @param samples N inputs and targets
 */
record Residuals(FeedforwardNetwork network, Samples samples) {

    /** Their number: N samples times l outputs. */
    int count() {
        return samples.count() * network.outputs();
    }

    /**
     * r: of output k at sample n at {@code [k * N + n]}.
     *
     * @param biases b, m numbers
     */
    double[] at(double[] biases) {
        int count = samples.count();
        double[] residuals = new double[count()];
        double[] row = new double[count];
        for (int unit = 0; unit < biases.length; unit++) {
            network.preactivations(unit, samples, row);
            for (int k = 0; k < network.outputs(); k++) {
                addActivities(readout(unit, k), row, biases[unit], residuals, k * count);
            }
        }
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= samples.y()[i];
        }
        return residuals;
    }

    private static void addActivities(double weight, double[] row, double bias, double[] residuals, int start) {
        for (int n = 0; n < row.length; n++) {
            residuals[start + n] += weight * Math.max(row[n] + bias, 0);
        }
    }

    /**
     * J: ∂rₖₙ/∂bⱼ is Aₖⱼ where unit j is active at sample n, and else 0.
     *
     * @param biases b, m numbers
     * @param unitAfterUnit whether the derivatives by one bias lie together, Jᵀ, or those of one residual, J
     * @param derivatives overwritten: m × N l, or N l × m
     */
    void derivatives(double[] biases, boolean unitAfterUnit, double[] derivatives) {
        int count = samples.count();
        double[] row = new double[count];
        for (int unit = 0; unit < biases.length; unit++) {
            network.preactivations(unit, samples, row);
            for (int k = 0; k < network.outputs(); k++) {
                double weight = readout(unit, k);
                for (int n = 0; n < count; n++) {
                    int residual = k * count + n;
                    derivatives[unitAfterUnit ? unit * count() + residual : residual * biases.length + unit] =
                            row[n] + biases[unit] > 0 ? weight : 0;
                }
            }
        }
    }

    /** Aₖⱼ. */
    private double readout(int unit, int k) {
        return network.readoutWeights()[unit * network.outputs() + k];
    }

    /** ‖r‖². */
    static double square(double[] residuals) {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return sum;
    }
}
