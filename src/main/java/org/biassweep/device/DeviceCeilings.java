package org.biassweep.device;

import java.util.Map;
import org.biassweep.device.Device.Buffer;
import org.biassweep.device.Device.Program;

/**
 * What a device does at most, measured by the two kernels of {@code ceilings.cl}.
 *
 * @param device as its maker calls it, with the driver through which it computes
 * @param bytes of its memory
 * @param bytesPerSecond read and written when memory is copied within the device
 * @param multiplyAddsPerSecond in single precision
 */
public record DeviceCeilings(String device, long bytes, double bytesPerSecond, double multiplyAddsPerSecond) {

    /** The text of its kernels. */
    public static final Source SOURCE = Source.of(DeviceCeilings.class, "ceilings");

    /** Of a copy, where the device has eight times as many: more than any cache holds. */
    private static final long MOST_BYTES = 1L << 28;

    private static final int GROUPS_OF_A_UNIT = 32;
    private static final int ITEMS = 64;
    private static final int CHAINS = 8;
    private static final int MULTIPLY_ADD_ROUNDS = 4096;
    private static final int ROUNDS = 5;
    private static final double SECONDS_OF_A_ROUND = 0.05;

    /**
     * Measures a device; takes a second or so.
     *
     * @param address its number; null for the first
     * @throws DeviceException if there is none, or it fails
     */
    public static DeviceCeilings measure(String address) {
        Accelerator accelerator = Accelerator.at(address);
        try (Accelerator.Turn turn = accelerator.take()) {
            return measure(accelerator.device());
        }
    }

    private static DeviceCeilings measure(Device device) {
        Program program = device.compile(SOURCE, macros());
        int groups = GROUPS_OF_A_UNIT * device.computeUnits();
        long size = Math.min(MOST_BYTES, device.bytes() / 8) / 16 * 16;
        try (Buffer from = device.buffer(size);
                Buffer to = device.buffer(size);
                Buffer sums = device.buffer(4L * groups * ITEMS)) {
            Device.Kernel copy = program.kernel("copy");
            double copied = seconds(device, to, () -> copy.launch(groups, ITEMS, from, to, groups, (int) (size / 16)));
            Device.Kernel multiplyAdd = program.kernel("multiply_add");
            double added =
                    seconds(device, sums, () -> multiplyAdd.launch(groups, ITEMS, sums, 0.5f, MULTIPLY_ADD_ROUNDS));
            double multiplyAdds = (double) groups * ITEMS * CHAINS * MULTIPLY_ADD_ROUNDS;
            return new DeviceCeilings(
                    device.name() + ", " + device.driver(), device.bytes(), 2 * size / copied, multiplyAdds / added);
        }
    }

    /** What the text of the kernels leaves open. */
    public static Map<String, String> macros() {
        return Map.of("GROUP_ITEMS", Integer.toString(ITEMS), "CHAINS", Integer.toString(CHAINS));
    }

    /** Of one run, in the best of some rounds; each has so many that asking for them and waiting hardly counts. */
    private static double seconds(Device device, Buffer result, Runnable run) {
        int repetitions = 1;
        while (seconds(device, result, run, repetitions) < SECONDS_OF_A_ROUND) {
            repetitions *= 2;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, seconds(device, result, run, repetitions) / repetitions);
        }
        return best;
    }

    private static double seconds(Device device, Buffer result, Runnable run, int repetitions) {
        long begin = System.nanoTime();
        for (int i = 0; i < repetitions; i++) {
            run.run();
        }
        device.read(result, new float[1]);
        return (System.nanoTime() - begin) / 1e9;
    }
}
