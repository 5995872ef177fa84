package org.biassweep.train;

import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;

/** The gradient of a function's loss by a bias, in double precision; there should be no kink within a step of a sample. */
public final class FiniteDifference {

    private static final double STEP = 1e-6;

    private FiniteDifference() {}

    /** The derivative by the bias of a unit. */
    public static double byBias(FeedforwardNetwork network, Samples samples, int unit) {
        double[] row = new double[samples.count()];
        network.preactivations(unit, samples, row);
        double[] outputs = network.forward(samples);
        return (loss(network, samples, unit, row, outputs, STEP) - loss(network, samples, unit, row, outputs, -STEP))
                / (2 * STEP);
    }

    /** With the bias moved. */
    private static double loss(
            FeedforwardNetwork network, Samples samples, int unit, double[] row, double[] outputs, double shift) {
        double bias = network.biases()[unit];
        double sum = 0;
        for (int k = 0; k < samples.outputs(); k++) {
            double weight = network.readoutWeights()[unit * samples.outputs() + k];
            for (int n = 0; n < samples.count(); n++) {
                int at = k * samples.count() + n;
                double moved = outputs[at] + weight * (Math.max(row[n] + bias + shift, 0) - Math.max(row[n] + bias, 0));
                sum += (moved - samples.y()[at]) * (moved - samples.y()[at]);
            }
        }
        return sum / samples.count();
    }
}
