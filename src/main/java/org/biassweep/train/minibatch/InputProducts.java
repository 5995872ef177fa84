package org.biassweep.train.minibatch;

import java.util.concurrent.CancellationException;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Features;

/** Makes pre-activations W x of some samples at a time. Native memory lives in the {@code Matrix.scope} of its maker. */
final class InputProducts {

    /** Samples of one product: as fast as any more, and small next to what else a training holds. */
    static final int TOGETHER = 240;

    /** A product of zeros costs a dense product as much as any; a sparse one takes twice as long for the others. */
    private static final double SPARSE = 0.35;

    private static final int LOOKED_AT = 1000;

    private final Features features;
    private final int stride;
    private final Product product;
    private final float[][] inputs;

    /** Multiplies inputs with W. */
    interface Product {

        /**
         * Makes rows of W x.
         *
         * @param inputs at least {@code count} of d numbers
         * @param rows gets as many of {@code stride} numbers
         */
        void of(float[][] inputs, int count, float[][] rows);
    }

    InputProducts(FeedforwardNetwork network, Features features, Kernel kernel) {
        this.features = features;
        stride = Layout.of(network.width(), network.outputs()).stride();
        inputs = new float[TOGETHER][network.inputs()];
        product = density() < SPARSE ? new SparseProduct(network, stride, kernel) : new DenseProduct(network, stride);
    }

    /** The share of the first samples' inputs that are not zero. */
    private double density() {
        int count = Math.min(LOOKED_AT, features.count());
        long others = 0;
        float[] input = inputs[0];
        for (int n = 0; n < count; n++) {
            features.read(n, input, 0);
            for (float x : input) {
                others += x == 0 ? 0 : 1;
            }
        }
        return (double) others / count / input.length;
    }

    /** Bytes that it takes. */
    static double bytes(int width, int inputs) {
        double stride = Layout.of(width, 1).stride();
        return 4 * (stride * inputs + TOGETHER * (stride + 3 * inputs));
    }

    /** N. */
    int count() {
        return features.count();
    }

    int stride() {
        return stride;
    }

    /**
     * Makes the rows of some samples.
     *
     * @param samples their numbers, from {@code from} on
     * @param count at most {@link #TOGETHER}
     * @param rows gets the rows of {@code stride} numbers, at 0 … count − 1
     * @throws CancellationException if the thread is interrupted
     */
    void make(int[] samples, int from, int count, float[][] rows) {
        if (Thread.interrupted()) {
            throw new CancellationException("interrupted while making pre-activations");
        }
        for (int i = 0; i < count; i++) {
            features.read(samples[from + i], inputs[i], 0);
        }
        product.of(inputs, count, rows);
    }
}
