package org.biassweep.device;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What tests on a device assume: that there is one. */
public final class DeviceAssumption {

    private DeviceAssumption() {}

    /** Skips a test where there is no device, and says what would do. */
    public static void check() {
        try {
            assumeTrue(!Devices.all().isEmpty(), "no device: " + OpenCl.REMEDY);
        } catch (DeviceException e) {
            assumeTrue(false, e.getMessage());
        }
    }
}
