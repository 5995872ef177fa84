package org.biassweep.train.gpu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What tests on a device assume: that there is one. */
final class DeviceAssumption {

    private DeviceAssumption() {}

    /** Skips a test where there is no OpenCL device, and says what would do. */
    static void check() {
        try {
            assumeTrue(!OpenCl.devices().isEmpty(), "no OpenCL device: " + OpenCl.REMEDY);
        } catch (DeviceException e) {
            assumeTrue(false, e.getMessage());
        }
    }
}
