package org.biassweep.train.minibatch;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Pre-activations in single precision, a row a sample. */
final class SinglePrecision implements Preactivations {

    private final float[][] rows;
    private final Kernel kernel;

    SinglePrecision(InputProducts products, Kernel kernel) {
        this.kernel = kernel;
        rows = new float[products.count()][products.stride()];
        int[] samples = IntStream.range(0, rows.length).toArray();
        for (int from = 0; from < rows.length; from += InputProducts.TOGETHER) {
            int count = Math.min(InputProducts.TOGETHER, rows.length - from);
            products.make(samples, from, count, Arrays.copyOfRange(rows, from, from + count));
        }
    }

    @Override
    public void activate(int[] samples, int from, int count, float[] biases, float[] phi) {
        kernel.activate(rows, samples, from, count, biases, phi);
    }
}
