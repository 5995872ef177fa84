package org.biassweep.network;

import org.biassweep.linear.Products;
import org.biassweep.task.Examples;

/**
 * The outputs of a network for many examples, in double precision: a tile of units, a block of examples at a time.
 *
 * @param network whose outputs
 */
record Classifier(FeedforwardNetwork network) {

    private static final int UNITS = 512;
    private static final int EXAMPLES = 512;
    private static final int TOLD_TOGETHER = 64;

    /** l × N: output k of example n at {@code [k * N + n]}. */
    double[] outputs(Examples examples) {
        double[] result = new double[Math.multiplyExact(network.outputs(), examples.count())];
        double[] activity = new double[EXAMPLES * UNITS];
        double[] inputs = new double[EXAMPLES * network.inputs()];
        for (int unit = 0; unit < network.width(); unit += UNITS) {
            int units = Math.min(UNITS, network.width() - unit);
            double[] weights = doubles(network.inputWeights(), unit * network.inputs(), units * network.inputs());
            for (int from = 0; from < examples.count(); from += EXAMPLES) {
                int count = Math.min(EXAMPLES, examples.count() - from);
                read(examples, from, count, inputs);
                Products.timesTransposed(count, units, network.inputs(), inputs, weights, activity);
                fire(unit, units, count, activity);
                readOut(unit, units, from, count, activity, result, examples.count());
            }
        }
        return result;
    }

    /** The activity of every unit at every example. */
    void activities(Examples examples, FeedforwardNetwork.ActivityListener listener) {
        double[][] rows = new double[TOLD_TOGETHER][examples.count()];
        double[] activity = new double[EXAMPLES * TOLD_TOGETHER];
        double[] inputs = new double[EXAMPLES * network.inputs()];
        for (int unit = 0; unit < network.width(); unit += TOLD_TOGETHER) {
            int units = Math.min(TOLD_TOGETHER, network.width() - unit);
            double[] weights = doubles(network.inputWeights(), unit * network.inputs(), units * network.inputs());
            for (int from = 0; from < examples.count(); from += EXAMPLES) {
                int count = Math.min(EXAMPLES, examples.count() - from);
                read(examples, from, count, inputs);
                Products.timesTransposed(count, units, network.inputs(), inputs, weights, activity);
                fire(unit, units, count, activity);
                for (int j = 0; j < units; j++) {
                    for (int n = 0; n < count; n++) {
                        rows[j][from + n] = activity[n * units + j];
                    }
                }
            }
            for (int j = 0; j < units; j++) {
                listener.heard(unit + j, rows[j]);
            }
        }
    }

    private void read(Examples examples, int from, int count, double[] inputs) {
        float[] row = new float[network.inputs()];
        for (int n = 0; n < count; n++) {
            examples.features().read(from + n, row, 0);
            for (int i = 0; i < row.length; i++) {
                inputs[n * row.length + i] = row[i];
            }
        }
    }

    private void fire(int unit, int units, int count, double[] activity) {
        for (int n = 0; n < count; n++) {
            for (int j = 0; j < units; j++) {
                activity[n * units + j] = Math.max(activity[n * units + j] + network.biases()[unit + j], 0);
            }
        }
    }

    private void readOut(int unit, int units, int from, int count, double[] activity, double[] result, int all) {
        int l = network.outputs();
        double[] readout = doubles(network.readoutWeights(), unit * l, units * l);
        double[] outputs = new double[count * l];
        Products.times(count, l, units, activity, readout, outputs);
        for (int n = 0; n < count; n++) {
            for (int k = 0; k < l; k++) {
                result[k * all + from + n] += outputs[n * l + k];
            }
        }
    }

    private static double[] doubles(float[] values, int from, int count) {
        double[] doubles = new double[count];
        for (int i = 0; i < count; i++) {
            doubles[i] = values[from + i];
        }
        return doubles;
    }
}
