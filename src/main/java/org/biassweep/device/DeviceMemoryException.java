package org.biassweep.device;

/** That a device has too little memory left, which may be for others' sake: less at a time may find room. */
public final class DeviceMemoryException extends DeviceException {

    DeviceMemoryException(String message) {
        super(message);
    }
}
