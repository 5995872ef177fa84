package org.biassweep.train.minibatch;

import org.biassweep.train.VectorModule;

/**
 * The passes over the activities of a few samples that make up a step. Activities lie sample after sample, units next to
 * each other; sizes are those of a {@link Layout}. A kernel holds scratch space: one a thread.
 */
interface Kernel {

    /** Units of a sparse product. */
    int TILE = 64;

    /**
     * Computes what some units make of an input that is mostly zero: {@code row[at + u] = Σᵢ values[i] weights[places[i] + u]}, u = 0 …
     * {@link #TILE} − 1, as far as the row goes.
     *
     * @param weights of these units, input after input
     * @param places where the weights for what is not zero begin
     * @param values what is not zero
     * @param count how many are not
     */
    void sparseProduct(float[] weights, int[] places, float[] values, int count, float[] row, int at);

    /**
     * Computes activities: {@code phi[i, j] = max(rows[samples[from + i]][j] + biases[j], 0)}.
     *
     * @param phi count × biases.length, overwritten
     */
    void activate(float[][] rows, int[] samples, int from, int count, float[] biases, float[] phi);

    /**
     * Computes activities from rows in 16 bits: {@code phi[i, j] = max(scales[s] · q(s, j) + biases[j], 0)}, s = samples[from + i].
     *
     * @param rows two numbers an int, as {@link #pack} packs them
     * @param scales one a row
     * @param phi count × biases.length, overwritten
     */
    void activate(int[][] rows, float[] scales, int[] samples, int from, int count, float[] biases, float[] phi);

    /**
     * Packs numbers as whole multiples of a scale, two an int.
     *
     * @param row its length is a multiple of {@link Layout#UNITS}
     * @param scale such that no number is more than 32,767 of it
     * @param packed overwritten, half as long as the row
     */
    void pack(float[] row, float scale, int[] packed);

    /**
     * Computes outputs: {@code outputs[i, k] = Σⱼ readout[k, j] phi[i, j]}.
     *
     * @param readout A, layout.outputs × stride
     * @param outputs count × layout.outputs, overwritten
     */
    void outputs(Layout layout, float[] phi, int count, float[] readout, float[] outputs);

    /** Replaces every activity that is positive by 1. */
    void step(float[] phi, int length);

    /**
     * Adds products with residuals: {@code sums[k, j] += Σᵢ residual[i, k] phi[i, j]}.
     *
     * @param residual count × layout.outputs
     * @param sums layout.outputs × stride
     */
    void addSums(Layout layout, float[] phi, int count, float[] residual, float[] sums);

    /** The fastest kernel of this machine; which one is logged the first time. */
    static Kernel fastest() {
        return Choice.VECTOR ? new VectorKernel() : new ScalarKernel();
    }

    /** Made once, when the first kernel is asked for. */
    final class Choice {

        private static final boolean VECTOR = VectorModule.isThereFor(
                "fused (minibatches)", () -> VectorKernel.description(), "plain Java, several times slower");

        private Choice() {}
    }
}
