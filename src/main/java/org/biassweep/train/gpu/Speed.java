package org.biassweep.train.gpu;

import org.biassweep.device.DeviceFacts;

/**
 * How fast a device trains, as far as is known before it has: for the length of waves and for what {@code plan} says.
 *
 * @param secondsPerPreactivation that a step reads, of functions and classifications
 * @param secondsPerProduct a multiply-add of the pre-activations of classifications
 * @param secondsPerRecurrence a multiply-add of the steps of systems
 */
record Speed(double secondsPerPreactivation, double secondsPerProduct, double secondsPerRecurrence) {

    /** A card that reads 400 GB a second, and makes 10¹² and 5 · 10¹² multiply-adds a second; supposed, not measured. */
    static final Speed SUPPOSED = new Speed(1e-11, 1e-12, 2e-13);

    /** A core of a processor: about what PoCL 3.1 took on AMD's EPYC. */
    private static final Speed OF_A_CORE = new Speed(1.5e-9, 1e-9, 6e-10);

    static Speed of(DeviceFacts device) {
        int cores = device.computeUnits();
        return device.isProcessor()
                ? new Speed(
                        OF_A_CORE.secondsPerPreactivation / cores,
                        OF_A_CORE.secondsPerProduct / cores,
                        OF_A_CORE.secondsPerRecurrence / cores)
                : SUPPOSED;
    }
}
