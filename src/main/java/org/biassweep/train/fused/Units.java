package org.biassweep.train.fused;

import java.util.Arrays;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;

/**
 * The hidden units of one network over one sample set, laid out for the kernels: rows padded so that blocks of units
 * and vectors of samples never have a remainder. Units beyond the width have zero weights; what they and the samples
 * beyond N compute is never read.
 *
 * @param count units, padded to a multiple of {@link #BLOCK}
 * @param stride samples, padded to a multiple of {@link #LANES}
 * @param outputs l
 * @param preactivations H without biases: unit j, sample n at {@code [j * stride + n]}
 * @param readout Aᵀ: unit j, output k at {@code [j * outputs + k]}
 * @param biases b
 */
record Units(int count, int stride, int outputs, float[] preactivations, float[] readout, float[] biases) {

    /** Units that a kernel takes together. */
    static final int BLOCK = 4;

    /** A multiple of the samples that a kernel takes together on any vector unit: twice 16 floats, which are 512 bits. */
    static final int LANES = 32;

    /** Floats of a page, 4 KiB: what lies so far apart falls into the same set of a first-level cache. */
    private static final int PAGE = 1024;

    /** The numbers that the pre-activations of a width would need. */
    static long preactivationCount(int width, int samples) {
        return (long) padded(width, BLOCK) * stride(samples);
    }

    /** N, padded; never whole pages, so that the rows of several outputs do not drive each other out of the cache. */
    private static int stride(int samples) {
        int padded = padded(samples, LANES);
        return padded % PAGE == 0 ? padded + LANES : padded;
    }

    static Units of(FeedforwardNetwork network, Samples samples) {
        int count = padded(network.width(), BLOCK);
        int stride = stride(samples.count());
        float[] preactivations = new float[Math.multiplyExact(count, stride)];
        double[] row = new double[samples.count()];
        for (int unit = 0; unit < network.width(); unit++) {
            network.preactivations(unit, samples, row);
            for (int n = 0; n < row.length; n++) {
                preactivations[unit * stride + n] = (float) row[n];
            }
        }
        return new Units(
                count,
                stride,
                network.outputs(),
                preactivations,
                Arrays.copyOf(network.readoutWeights(), count * network.outputs()),
                Arrays.copyOf(network.biases(), count));
    }

    /** The same units with a readout of their own, so far the same. */
    Units withOwnReadout() {
        return new Units(count, stride, outputs, preactivations, readout.clone(), biases);
    }

    static int padded(int size, int multiple) {
        return Math.multiplyExact(((size + multiple - 1) / multiple), multiple);
    }
}
