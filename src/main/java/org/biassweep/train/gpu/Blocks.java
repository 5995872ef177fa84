package org.biassweep.train.gpu;

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

    static Blocks of(int[] widths) {
        int[] networks = new int[2 * widths.length];
        int count = 0;
        for (int i = 0; i < widths.length; i++) {
            networks[2 * i] = count;
            networks[2 * i + 1] = count(widths[i]);
            count += count(widths[i]);
        }
        int[] blocks = new int[3 * count];
        int units = 0;
        int block = 0;
        for (int i = 0; i < widths.length; i++) {
            int size = size(widths[i]);
            for (int from = 0; from < widths[i]; from += size) {
                blocks[3 * block] = units + from;
                blocks[3 * block + 1] = Math.min(size, widths[i] - from);
                blocks[3 * block + 2] = i;
                block++;
            }
            units += widths[i];
        }
        return new Blocks(units, blocks, networks);
    }

    /** The blocks of a network. */
    static int count(int width) {
        return ceilDiv(width, size(width));
    }

    /** The units of a block but for the last, which may have fewer. */
    private static int size(int width) {
        return Kernels.TILE * ceilDiv(width, Kernels.TILE * MOST);
    }

    private static int ceilDiv(int a, int b) {
        return (a - 1) / b + 1;
    }
}
