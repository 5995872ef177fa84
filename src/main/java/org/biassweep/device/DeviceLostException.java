package org.biassweep.device;

/** That nothing can be computed on a device any more by this process: another process may. It says nothing of what was computed. */
public final class DeviceLostException extends DeviceException {

    DeviceLostException(String message) {
        super(message);
    }
}
