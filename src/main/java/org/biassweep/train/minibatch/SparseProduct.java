package org.biassweep.train.minibatch;

import org.biassweep.network.FeedforwardNetwork;

/**
 * Products of inputs that are mostly zero with W: a tile of units at a time, whose weights stay in the second-level cache,
 * and of every sample only what is not zero.
 */
final class SparseProduct implements InputProducts.Product {

    private final Kernel kernel;
    private final float[][] tiles;
    private final int[][] places;
    private final float[][] values;
    private final int[] counts = new int[InputProducts.TOGETHER];

    SparseProduct(FeedforwardNetwork network, int stride, Kernel kernel) {
        this.kernel = kernel;
        int d = network.inputs();
        tiles = new float[(stride + Kernel.TILE - 1) / Kernel.TILE][d * Kernel.TILE];
        for (int unit = 0; unit < network.width(); unit++) {
            for (int i = 0; i < d; i++) {
                tiles[unit / Kernel.TILE][i * Kernel.TILE + unit % Kernel.TILE] = network.inputWeights()[unit * d + i];
            }
        }
        places = new int[InputProducts.TOGETHER][d];
        values = new float[InputProducts.TOGETHER][d];
    }

    @Override
    public void of(float[][] inputs, int count, float[][] rows) {
        for (int n = 0; n < count; n++) {
            gather(inputs[n], n);
        }
        for (int tile = 0; tile < tiles.length; tile++) {
            for (int n = 0; n < count; n++) {
                kernel.sparseProduct(tiles[tile], places[n], values[n], counts[n], rows[n], tile * Kernel.TILE);
            }
        }
    }

    private void gather(float[] input, int n) {
        int found = 0;
        for (int i = 0; i < input.length; i++) {
            if (input[i] != 0) {
                places[n][found] = i * Kernel.TILE;
                values[n][found++] = input[i];
            }
        }
        counts[n] = found;
    }
}
