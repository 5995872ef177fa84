package org.biassweep.train.gpu;

/**
 * What networks of functions need: their pre-activations above all.
 *
 * @param inputs d
 * @param outputs l
 * @param samples N
 */
record FunctionDemand(int inputs, int outputs, int samples) implements Demand {

    /** Samples, padded to a multiple of the items of a group. */
    int stride() {
        return Math.multiplyExact(Blocks.ceilDiv(samples, Kernels.ITEMS), Kernels.ITEMS);
    }

    @Override
    public int blockSize(int width) {
        return Blocks.size(width, FunctionKernels.TILE);
    }

    /** Of pre-activations, weights, biases and Adam's means; of contributions to outputs; of residuals; of tables. */
    @Override
    public Need of(Sizes sizes) {
        double row = 4.0 * stride();
        double bytes = sizes.units() * (row + 4.0 * (inputs + outputs + 3))
                + sizes.blocks() * (outputs * row + 16)
                + sizes.networks() * (outputs * row + 4.0 * (4 + Rates.WINDOW))
                + (inputs + outputs) * row;
        double largest = Math.max(
                4.0 * sizes.units() * Math.max(inputs, outputs),
                row
                        * Math.max(
                                Math.max(sizes.units(), inputs),
                                outputs * (double) Math.max(sizes.blocks(), sizes.networks())));
        double longest = Math.max(
                Math.max((double) sizes.units(), stride()) * Math.max(inputs, outputs),
                (double) sizes.networks() * Rates.WINDOW);
        return new Need(bytes, largest, longest);
    }
}
