package org.biassweep.device;

/** What a device cannot do; its message is a clause for the one who asked for the device. */
public sealed class DeviceException extends RuntimeException permits DeviceLostException, DeviceMemoryException {

    DeviceException(String message) {
        super(message);
    }
}
