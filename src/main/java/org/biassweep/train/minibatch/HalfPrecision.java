package org.biassweep.train.minibatch;

import java.util.stream.IntStream;

/** Pre-activations in 16 bits: a row a sample, whole multiples of a scale of its own. */
final class HalfPrecision implements Preactivations {

    private static final int LARGEST = Short.MAX_VALUE;

    private final int[][] rows;
    private final float[] scales;
    private final Kernel kernel;

    HalfPrecision(InputProducts products, Kernel kernel) {
        this.kernel = kernel;
        rows = new int[products.count()][products.stride() / 2];
        scales = new float[rows.length];
        int[] samples = IntStream.range(0, rows.length).toArray();
        float[][] made = new float[InputProducts.TOGETHER][products.stride()];
        for (int from = 0; from < rows.length; from += made.length) {
            int count = Math.min(made.length, rows.length - from);
            products.make(samples, from, count, made);
            for (int i = 0; i < count; i++) {
                scales[from + i] = scale(made[i]);
                kernel.pack(made[i], scales[from + i], rows[from + i]);
            }
        }
    }

    /** The scale by which the largest number is {@value #LARGEST}; not a number if one of the row's is not. */
    private static float scale(float[] row) {
        float largest = Float.MIN_NORMAL * LARGEST;
        for (float value : row) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest / LARGEST;
    }

    @Override
    public void activate(int[] samples, int from, int count, float[] biases, float[] phi) {
        kernel.activate(rows, scales, samples, from, count, biases, phi);
    }
}
