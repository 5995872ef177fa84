package org.biassweep.device;

/** Devices that are lost, for tests outside this package. */
public final class Losses {

    private Losses() {}

    /** Instead of an answer of a device. */
    public static DeviceLostException loss() {
        return new DeviceLostException("cannot compute on a card: it fell off the bus");
    }
}
