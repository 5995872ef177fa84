package org.biassweep.network;

import java.util.Arrays;
import org.biassweep.task.Trajectories;

/**
 * One run of a recurrent network over trajectories, in double precision: unit after unit, the trajectories of a unit next
 * to each other.
 */
final class RecurrentRun {

    private final RecurrentNetwork network;
    private final float[] biases;
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
    RecurrentRun(RecurrentNetwork network, float[] biases, Trajectories data, boolean selfFed) {
        this.network = network;
        this.biases = biases;
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
            Arrays.fill(preactivations, j * count, (j + 1) * count, biases[j]);
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

    /** Adds weights · x to the pre-activations; four columns at a time, so that a row is fetched once for all four. */
    private void addProduct(float[] weights, int columns, double[] x) {
        for (int j = 0; j < network.width(); j++) {
            int row = j * columns;
            int i = 0;
            for (; i + 4 <= columns; i += 4) {
                addFour(weights, row + i, x, i * count, j * count);
            }
            for (; i < columns; i++) {
                double weight = weights[row + i];
                for (int c = 0; c < count; c++) {
                    preactivations[j * count + c] += weight * x[i * count + c];
                }
            }
        }
    }

    private void addFour(float[] weights, int at, double[] x, int from, int to) {
        double w0 = weights[at];
        double w1 = weights[at + 1];
        double w2 = weights[at + 2];
        double w3 = weights[at + 3];
        for (int c = 0; c < count; c++) {
            preactivations[to + c] += w0 * x[from + c]
                    + w1 * x[from + count + c]
                    + w2 * x[from + 2 * count + c]
                    + w3 * x[from + 3 * count + c];
        }
    }
}
