package org.biassweep.train.gpu;

import java.util.function.IntUnaryOperator;

/**
 * The units of networks, cut into what one group of work-items steps through. How a network is cut depends on its width
 * alone, and with that the order of its sums.
 *
 * @param units of all networks
 * @param blocks first unit, number of units, network: three numbers a block
 * @param networks first block, number of blocks: two numbers a network
 */
record Blocks(int units, int[] blocks, int[] networks) {

    /** Of one network: enough to occupy a device, few enough for one group to sum what they contribute. */
    private static final int MOST = 128;

    /**
     * Cuts networks.
     *
     * @param widths of the networks
     * @param size from a width to the units of each of its blocks but the last, which may have fewer
     */
    static Blocks of(int[] widths, IntUnaryOperator size) {
        int[] networks = new int[2 * widths.length];
        int count = 0;
        for (int i = 0; i < widths.length; i++) {
            networks[2 * i] = count;
            networks[2 * i + 1] = ceilDiv(widths[i], size.applyAsInt(widths[i]));
            count += networks[2 * i + 1];
        }
        int[] blocks = new int[3 * count];
        int units = 0;
        int block = 0;
        for (int i = 0; i < widths.length; i++) {
            int most = size.applyAsInt(widths[i]);
            for (int from = 0; from < widths[i]; from += most) {
                blocks[3 * block] = units + from;
                blocks[3 * block + 1] = Math.min(most, widths[i] - from);
                blocks[3 * block + 2] = i;
                block++;
            }
            units += widths[i];
        }
        return new Blocks(units, blocks, networks);
    }

    /** How many there are. */
    int count() {
        return blocks.length / 3;
    }

    /**
     * The units of a block that is a multiple of a tile.
     *
     * @param width of the network
     */
    static int size(int width, int tile) {
        return tile * ceilDiv(width, tile * MOST);
    }

    /** a / b, rounded up. */
    static int ceilDiv(int a, int b) {
        return (a - 1) / b + 1;
    }
}
