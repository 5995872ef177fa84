package org.biassweep.network;

import java.util.Arrays;
import org.biassweep.task.Trajectories;

/**
 * One run of a recurrent network over trajectories, in double precision: unit after unit, the trajectories of a unit next
 * to each other.
 */
final class RecurrentRun {

    /** Half of a 32 KiB first-level cache. */
    private static final int TILE = 2048;

    private final RecurrentNetwork network;
    private final Trajectories data;
    private final boolean selfFed;
    private final int count;
    private final double[] inputs;
    private final double[] state;
    private final double[] preactivations;
    private final double[] outputs;

    /**
     * Runs the network.
     *
     * @param selfFed whether it sees its own outputs from time 1 on, in the place of the observations
     */
    RecurrentRun(RecurrentNetwork network, Trajectories data, boolean selfFed) {
        this.network = network;
        this.data = data;
        this.selfFed = selfFed;
        count = data.count();
        inputs = new double[network.seen() * count];
        state = network.initialState(data);
        preactivations = new double[state.length];
        outputs = new double[data.horizon() * count * data.outputs()];
        for (int t = network.start(data); t < data.horizon(); t++) {
            step(t);
            if (t >= 0) {
                readOut(t);
            }
        }
    }

    /** ŷ[1] … ŷ[T], T × K × l, laid out as {@link Trajectories#y()} from time 1. */
    double[] outputs() {
        return outputs;
    }

    /** From r[t] to r[t + 1]. */
    private void step(int t) {
        network.see(t, data, inputs);
        if (selfFed && t >= 1) {
            seeOwnOutput(t);
        }
        int width = network.width();
        for (int j = 0; j < width; j++) {
            Arrays.fill(preactivations, j * count, (j + 1) * count, network.biases()[j]);
        }
        addProduct(network.recurrentWeights(), width, state);
        addProduct(network.inputWeights(), network.seen(), inputs);
        double alpha = network.recurrence().alpha();
        double beta = network.recurrence().beta();
        switch (network.recurrence().activation()) {
            case RELU -> {
                for (int i = 0; i < state.length; i++) {
                    state[i] = -alpha * state[i] + beta * Math.max(preactivations[i], 0);
                }
            }
            case TANH -> {
                for (int i = 0; i < state.length; i++) {
                    state[i] = -alpha * state[i] + beta * Math.tanh(preactivations[i]);
                }
            }
        }
    }

    private void seeOwnOutput(int t) {
        int l = data.outputs();
        for (int c = 0; c < count; c++) {
            for (int k = 0; k < l; k++) {
                inputs[(data.inputs() + k) * count + c] = outputs[((t - 1) * count + c) * l + k];
            }
        }
    }

    /** ŷ[t + 1] = A r[t + 1]. */
    private void readOut(int t) {
        int l = data.outputs();
        int start = t * count * l;
        for (int j = 0; j < network.width(); j++) {
            for (int k = 0; k < l; k++) {
                double weight = network.readoutWeights()[j * l + k];
                for (int c = 0; c < count; c++) {
                    outputs[start + c * l + k] += weight * state[j * count + c];
                }
            }
        }
    }

    /** Adds weights · x to the pre-activations; a tile of x at a time, which stays in the first-level cache for all units. */
    private void addProduct(float[] weights, int columns, double[] x) {
        int tile = Math.max(4, TILE / count / 4 * 4);
        for (int from = 0; from < columns; from += tile) {
            int to = Math.min(from + tile, columns);
            for (int j = 0; j < network.width(); j++) {
                addTile(weights, j * columns, from, to, x, j * count);
            }
        }
    }

    /** Four columns at a time, so that a row of pre-activations is fetched once for all four. */
    private void addTile(float[] weights, int row, int from, int to, double[] x, int at) {
        int i = from;
        for (; i + 4 <= to; i += 4) {
            double w0 = weights[row + i];
            double w1 = weights[row + i + 1];
            double w2 = weights[row + i + 2];
            double w3 = weights[row + i + 3];
            int x0 = i * count;
            int x1 = x0 + count;
            int x2 = x1 + count;
            int x3 = x2 + count;
            for (int c = 0; c < count; c++) {
                preactivations[at + c] += w0 * x[x0 + c] + w1 * x[x1 + c] + w2 * x[x2 + c] + w3 * x[x3 + c];
            }
        }
        for (; i < to; i++) {
            double weight = weights[row + i];
            for (int c = 0; c < count; c++) {
                preactivations[at + c] += weight * x[i * count + c];
            }
        }
    }
}
