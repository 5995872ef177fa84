package org.biassweep.train.gpu;

import java.util.Locale;
import org.biassweep.task.Samples;

/**
 * The room that networks need on a device, and that there is.
 *
 * @param inputs d
 * @param outputs l
 * @param stride samples, padded to a multiple of {@link Kernels#ITEMS}
 * @param name the device's
 * @param bytes that networks may use
 * @param bufferBytes the most of one buffer
 */
record Room(int inputs, int outputs, int stride, String name, double bytes, double bufferBytes) {

    /** The rest is for the driver, and for whoever else has a share of the device. */
    private static final double SHARE = 0.75;

    static Room on(Device device, Samples samples) {
        int stride = Math.multiplyExact((samples.count() - 1) / Kernels.ITEMS + 1, Kernels.ITEMS);
        return new Room(
                samples.inputs(),
                samples.outputs(),
                stride,
                device.name(),
                SHARE * device.bytes(),
                device.bufferBytes());
    }

    /**
     * How many networks, the first of some, find room together.
     *
     * @param widths of all
     * @param from the first
     * @return the last one that does + 1; {@code from} if the first alone is too large
     */
    int end(int[] widths, int from) {
        long units = 0;
        long blocks = 0;
        int to = from;
        while (to < widths.length) {
            units += widths[to];
            blocks += Blocks.count(widths[to]);
            if (!holds(units, blocks, to - from + 1)) {
                break;
            }
            to++;
        }
        return to;
    }

    private boolean holds(long units, long blocks, int networks) {
        double largest =
                4.0 * Math.max(stride * (double) units, outputs * (double) stride * Math.max(blocks, networks));
        return bytes(units, blocks, networks) <= bytes
                && largest <= bufferBytes
                && units * Math.max(inputs, outputs) <= Integer.MAX_VALUE
                && (long) networks * Rates.WINDOW <= Integer.MAX_VALUE;
    }

    /** Of pre-activations, weights, biases and Adam's means; of contributions to outputs; of residuals; of tables. */
    private double bytes(long units, long blocks, int networks) {
        double row = 4.0 * stride;
        return units * (row + 4.0 * (inputs + outputs + 3))
                + blocks * (outputs * row + 16)
                + networks * (outputs * row + 4.0 * (4 + Rates.WINDOW))
                + (inputs + outputs) * row;
    }

    /** What to say of a network that is too large. */
    String objection(int width) {
        double gib = 1 << 30;
        return String.format(
                Locale.ROOT,
                "out of memory: width %d needs about %.1f GiB of device %s, which has %.1f GiB for it and %.1f GiB in one piece",
                width,
                bytes(width, Blocks.count(width), 1) / gib,
                name,
                bytes / gib,
                bufferBytes / gib);
    }
}
