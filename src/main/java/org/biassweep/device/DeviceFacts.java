package org.biassweep.device;

import java.io.Serializable;

/**
 * What is known of a device before anything is computed on it.
 *
 * @param name as its maker calls it
 * @param driver what it computes through
 * @param isProcessor whether it is neither a GPU nor another accelerator
 * @param bytes of its memory
 * @param bufferBytes the most bytes of one buffer
 * @param computeUnits the groups of work-items that it works on at the same time, or a few of them each
 */
public record DeviceFacts(
        String name, String driver, boolean isProcessor, long bytes, long bufferBytes, int computeUnits)
        implements Serializable {

    static DeviceFacts of(Device device) {
        return new DeviceFacts(
                device.name(),
                device.driver(),
                device.isProcessor(),
                device.bytes(),
                device.bufferBytes(),
                device.computeUnits());
    }
}
