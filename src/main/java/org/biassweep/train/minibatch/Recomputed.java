package org.biassweep.train.minibatch;

import java.util.stream.IntStream;

/** Pre-activations that are made again whenever they are asked for. */
final class Recomputed implements Preactivations {

    private final InputProducts products;
    private final Kernel kernel;
    private final float[][] made;
    private final int[] places = IntStream.range(0, InputProducts.TOGETHER).toArray();

    Recomputed(InputProducts products, Kernel kernel) {
        this.products = products;
        this.kernel = kernel;
        made = new float[InputProducts.TOGETHER][products.stride()];
    }

    @Override
    public void activate(int[] samples, int from, int count, float[] biases, float[] phi) {
        products.make(samples, from, count, made);
        kernel.activate(made, places, 0, count, biases, phi);
    }
}
