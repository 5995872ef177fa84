package org.biassweep.train.gpu;

import java.util.Locale;
import org.biassweep.device.DeviceFacts;
import org.biassweep.train.gpu.Demand.Need;
import org.biassweep.train.gpu.Demand.Sizes;

/**
 * The room that there is on a device for networks.
 *
 * @param name the device's
 * @param bytes that networks may use
 * @param bufferBytes the most of one buffer
 */
record Room(String name, double bytes, double bufferBytes) {

    /** The rest is for the driver, and for whoever else has a share of the device. */
    private static final double SHARE = 0.75;

    /** Of an array: kernels count beyond its end, by the items of a group at most. */
    private static final double MOST_NUMBERS = Integer.MAX_VALUE - (1 << 20);

    static Room on(DeviceFacts device) {
        return new Room(device.name(), SHARE * device.bytes(), device.bufferBytes());
    }

    /**
     * How many networks, the first of some, find room together.
     *
     * @param demand what they need
     * @param widths of all
     * @param from the first
     * @return the last one that does + 1; {@code from} if the first alone is too large
     */
    int end(Demand demand, int[] widths, int from) {
        Sizes sizes = Sizes.NONE;
        int to = from;
        while (to < widths.length) {
            sizes = demand.add(sizes, widths[to]);
            if (!holds(demand.of(sizes))) {
                break;
            }
            to++;
        }
        return to;
    }

    /** Whether there is as much. */
    boolean holds(Need need) {
        return need.bytes() <= bytes && need.bufferBytes() <= bufferBytes && need.numbers() <= MOST_NUMBERS;
    }

    /** What to say of a network that is too large. */
    String objection(Demand demand, int width) {
        double gib = 1 << 30;
        return String.format(
                Locale.ROOT,
                "out of memory: width %d needs about %.1f GiB of device %s, which has %.1f GiB for it and %.1f GiB in one piece",
                width,
                demand.of(demand.add(Sizes.NONE, width)).bytes() / gib,
                name,
                bytes / gib,
                bufferBytes / gib);
    }
}
