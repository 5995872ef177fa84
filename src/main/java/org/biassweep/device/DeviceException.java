package org.biassweep.device;

/** What a device cannot do; its message is a clause for the one who asked for the device. */
public final class DeviceException extends RuntimeException {

    DeviceException(String message) {
        super(message);
    }
}
