package org.biassweep.train.gpu;

/**
 * What networks that classify need: their pre-activations above all.
 *
 * @param inputs d
 * @param outputs l
 * @param samples N
 * @param batchSize B, the samples of a minibatch; if more than there are, as many as there are
 */
record ClassifierDemand(int inputs, int outputs, int samples, int batchSize) implements Demand {

    /** Samples whose inputs are on the device together: few bytes, and many a byte of the weights that they meet. */
    static final int INPUTS_TOGETHER = 256;

    ClassifierDemand {
        batchSize = Math.min(batchSize, samples);
    }

    /** Samples of a minibatch, padded to a multiple of those that an item has at hand. */
    int stride() {
        return Math.multiplyExact(Blocks.ceilDiv(batchSize, ClassifierKernels.SHARE), ClassifierKernels.SHARE);
    }

    /** The most samples whose inputs are on the device together. */
    int inputsTogether() {
        return Math.min(INPUTS_TOGETHER, samples);
    }

    @Override
    public int blockSize(int width) {
        return Blocks.size(width, Kernels.ITEMS);
    }

    /**
     * Of pre-activations, weights, biases and Adam's means; of contributions to outputs; of residuals, and the orders of
     * two epochs, which networks of the same start share; of tables; of inputs, labels and the samples as they come.
     */
    @Override
    public Need of(Sizes sizes) {
        double batch = (double) outputs * stride();
        double tiles = (double) sizes.units() / Kernels.PRODUCT_SIZE + sizes.networks();
        double input = (double) inputsTogether() * inputs;
        double numbers = sizes.units() * ((double) samples + inputs + outputs + 3)
                + sizes.blocks() * (batch + 4)
                + sizes.networks() * (batch + 2.0 * samples + 5 + Rates.WINDOW)
                + 4 * tiles
                + input
                + 2.0 * samples;
        double longest = largest(
                (double) sizes.units() * Math.max(inputs, outputs),
                (double) sizes.networks() * Math.max(samples, Rates.WINDOW),
                4 * tiles,
                input,
                batch);
        double largest =
                largest(longest, (double) sizes.units() * samples, batch * Math.max(sizes.blocks(), sizes.networks()));
        return new Need(4 * numbers, 4 * largest, longest);
    }

    private static double largest(double... all) {
        double largest = 0;
        for (double one : all) {
            largest = Math.max(largest, one);
        }
        return largest;
    }
}
