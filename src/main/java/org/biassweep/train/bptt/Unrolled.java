package org.biassweep.train.bptt;

import java.util.Arrays;
import org.biassweep.linear.Blas;
import org.biassweep.linear.Matrix;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.network.TrajectoryLoss;
import org.biassweep.spec.Recurrence;
import org.biassweep.task.Trajectories;

/**
 * A recurrent network unrolled over the times of its training trajectories: their loss, and its gradient by the biases.
 *
 * <p>Rows are units, columns trajectories, padded to a multiple of {@link Kernel#LANES}; what a padded trajectory computes is
 * never read. Inputs and outputs are rows below those of the units, so that one product a time does all:
 *
 * <pre>
 *   [ W  B ]   [ r[t] ]   [ h[t] ]                                        [ δ[t] ]
 *   [ A  0 ] · [ u[t] ] = [ ŷ[t] ],         λ[t] = −α λ[t+1] + [ Wᵀ Aᵀ ] · [ e[t] ]
 * </pre>
 *
 * <p>with λ = ∂L/∂r, e = ∂L/∂ŷ and δ[t] = β λ[t+1] ∘ φ'(h[t] + b), whose sum over times and trajectories is the gradient. The
 * result of the first product stays where it is, becomes [φ; e] and then [δ; e]. With trajectories next to each other, and
 * not units, OpenBLAS takes a fifth less time (K = 32, m = 1024).
 */
final class Unrolled {

    private final Recurrence recurrence;
    private final Kernel kernel;
    private final TrajectoryLoss loss;
    private final int units;
    private final int seen;
    private final int outputs;
    private final int trajectories;
    private final int stride;
    private final int horizon;
    private final int start;
    private final float[] initialState;
    private final float[][] inputs;
    private final double[] results;
    private final double[] residuals;
    private final float[] row;

    private final Matrix weights;
    private final Matrix readout;
    private final Matrix state;
    private final Matrix seenNow;
    private final Matrix lambda;
    private final Matrix[] activities;
    private final Matrix[] signals;

    /** Allocates all that a step needs, in the {@link Matrix#scope} of the caller. */
    Unrolled(RecurrentNetwork network, Trajectories data, Kernel kernel) {
        this.kernel = kernel;
        recurrence = network.recurrence();
        loss = new TrajectoryLoss(data);
        units = network.width();
        seen = network.seen();
        outputs = data.outputs();
        trajectories = data.count();
        stride = padded(trajectories);
        horizon = data.horizon();
        start = network.start(data);
        initialState = laidOut(network.initialState(data), units);
        inputs = new float[horizon - start][];
        double[] u = new double[seen * trajectories];
        for (int t = start; t < horizon; t++) {
            network.see(t, data, u);
            inputs[t - start] = laidOut(u, seen);
        }
        results = new double[horizon * trajectories * outputs];
        residuals = new double[results.length];
        row = new float[stride];

        weights = Matrix.zeros(units + outputs, padded(units + seen));
        readout = weights.from(units, 0);
        fillWeights(network);
        state = Matrix.zeros(units + seen, stride);
        seenNow = state.from(units, 0);
        lambda = Matrix.zeros(units, stride);
        activities = new Matrix[horizon - start + 1];
        signals = new Matrix[activities.length];
        for (int i = 0; i < activities.length; i++) {
            activities[i] = Matrix.zeros(units + outputs, stride);
            signals[i] = activities[i].from(units, 0);
        }
    }

    /** A number padded to a multiple of the lanes. */
    static int padded(int count) {
        return (count + Kernel.LANES - 1) / Kernel.LANES * Kernel.LANES;
    }

    /** Runs the network with the given biases and returns its loss. */
    double forward(float[] biases) {
        state.pointer().put(initialState);
        for (int t = start; t < horizon; t++) {
            Matrix h = activities[t - start];
            seenNow.pointer().put(inputs[t - start]);
            Blas.multiply(units + outputs, stride, units + seen, weights, state, h);
            kernel.forward(recurrence, biases, h, state);
        }
        Blas.multiply(outputs, stride, units, readout, state, signals[horizon - start]);
        for (int t = 1; t <= horizon; t++) {
            readResults(t);
        }
        return loss.of(results);
    }

    /**
     * The derivative of the loss that {@link #forward} last returned; once for each run, whose activities it uses up.
     *
     * @param gradient overwritten, one number a bias
     */
    void backward(float[] gradient) {
        loss.derivative(results, residuals);
        for (int t = start; t <= horizon; t++) {
            writeResiduals(t);
        }
        Arrays.fill(gradient, 0);
        Blas.multiplyTransposed(units, stride, outputs, readout, signals[horizon - start], 0, lambda);
        for (int t = horizon - 1; t > start; t--) {
            Matrix h = activities[t - start];
            kernel.backward(recurrence, h, lambda, gradient);
            Blas.multiplyTransposed(units, stride, units + outputs, weights, h, (float) -recurrence.alpha(), lambda);
        }
        kernel.backward(recurrence, activities[0], lambda, gradient);
    }

    private void readResults(int t) {
        for (int k = 0; k < outputs; k++) {
            signals[t - start].pointer().position((long) k * stride).get(row);
            for (int c = 0; c < trajectories; c++) {
                results[result(t, c, k)] = row[c];
            }
        }
        signals[t - start].pointer().position(0);
    }

    /** Zeros up to time 0, whose outputs the loss does not see. */
    private void writeResiduals(int t) {
        for (int k = 0; k < outputs; k++) {
            Arrays.fill(row, 0);
            for (int c = 0; c < trajectories && t > 0; c++) {
                row[c] = (float) residuals[result(t, c, k)];
            }
            signals[t - start].pointer().position((long) k * stride).put(row);
        }
        signals[t - start].pointer().position(0);
    }

    private int result(int t, int trajectory, int output) {
        return ((t - 1) * trajectories + trajectory) * outputs + output;
    }

    private void fillWeights(RecurrentNetwork network) {
        float[] recurrent = network.recurrentWeights();
        float[] input = network.inputWeights();
        float[] readoutWeights = network.readoutWeights();
        for (int j = 0; j < units; j++) {
            for (int i = 0; i < units; i++) {
                weights.set(j, i, recurrent[j * units + i]);
            }
            for (int i = 0; i < seen; i++) {
                weights.set(j, units + i, input[j * seen + i]);
            }
            for (int k = 0; k < outputs; k++) {
                weights.set(units + k, j, readoutWeights[j * outputs + k]);
            }
        }
    }

    private float[] laidOut(double[] values, int rows) {
        float[] numbers = new float[rows * stride];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < trajectories; c++) {
                numbers[i * stride + c] = (float) values[i * trajectories + c];
            }
        }
        return numbers;
    }
}
