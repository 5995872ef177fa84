package org.biassweep.train.hinge;

import java.util.Arrays;

/**
 * The sums along sorted samples: of slopes and intercepts, which make outputs, and of residuals, which make gradients.
 *
 * <p>Sums are in double precision, so that what rounding leaves behind along thousands of samples stays far below single
 * precision.
 */
final class RunningSums {

    private final SortedSamples samples;
    private final int outputs;

    /** By how much slope and intercept change from one sample to the next: {@code [(n * l + k) * 2]} and the number after. */
    private final double[] changes;

    /** Slope and intercept left of all switches. */
    private final double[] start;

    /** Cₖ[n] = 2/N Σ_{i &lt; n} rₖᵢ at {@code [n * l + k]}. */
    private final double[] residuals;

    private double loss;

    RunningSums(SortedSamples samples, int outputs) {
        this.samples = samples;
        this.outputs = outputs;
        changes = new double[(samples.count() + 1) * outputs * 2];
        start = new double[outputs * 2];
        residuals = new double[(samples.count() + 1) * outputs];
    }

    /** Begins anew, with no unit added. */
    void clear() {
        Arrays.fill(changes, 0);
        Arrays.fill(start, 0);
    }

    /** Adds units. */
    void add(Hinges hinges, int[] switches, int from, int to) {
        for (int k = 0; k < outputs; k++) {
            double slopes = 0;
            double intercepts = 0;
            for (int unit = from; unit < to; unit++) {
                double readout = hinges.readout()[unit * outputs + k];
                double slope = readout * hinges.sign()[unit] * hinges.steepness()[unit];
                double intercept = readout * hinges.biases()[unit];
                double left = (hinges.sign()[unit] - 1) / 2;
                int at = 2 * (switches[unit] * outputs + k);
                changes[at] += slope;
                changes[at + 1] += intercept;
                slopes += left * slope;
                intercepts += left * intercept;
            }
            start[2 * k] += slopes;
            start[2 * k + 1] += intercepts;
        }
    }

    /** Sums up: outputs, residuals and the loss of the units that were added. */
    void sum() {
        double[] x = samples.x();
        double[] y = samples.y();
        double scale = 2.0 / x.length;
        double squares = 0;
        for (int k = 0; k < outputs; k++) {
            double slope = start[2 * k];
            double intercept = start[2 * k + 1];
            double total = 0;
            for (int n = 0, i = k; n < x.length; n++, i += outputs) {
                slope += changes[2 * i];
                intercept += changes[2 * i + 1];
                double residual = slope * x[n] + intercept - y[i];
                residuals[i] = total;
                total += scale * residual;
                squares += residual * residual;
            }
            residuals[x.length * outputs + k] = total;
        }
        loss = squares / x.length;
    }

    /** The mean over samples of the squared error, summed over outputs. */
    double loss() {
        return loss;
    }

    /** Writes the derivatives of the loss by the biases of units. */
    void gradients(Hinges hinges, int[] switches, float[] gradient, int from, int to) {
        double[] readout = hinges.readout();
        int last = samples.count() * outputs;
        for (int unit = from; unit < to; unit++) {
            double right = (hinges.sign()[unit] + 1) / 2;
            int at = switches[unit] * outputs;
            double sum = 0;
            for (int k = 0; k < outputs; k++) {
                sum += readout[unit * outputs + k] * (right * residuals[last + k] - residuals[at + k]);
            }
            gradient[unit] = (float) sum;
        }
    }
}
