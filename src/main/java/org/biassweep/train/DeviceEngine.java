package org.biassweep.train;

import org.biassweep.device.DeviceFacts;
import org.biassweep.trial.Configuration;

/** An engine that trains many networks together on an accelerator, and wants as many at a time as fill it. */
public interface DeviceEngine extends Engine {

    /**
     * Estimates the seconds of a configuration on a device that is known; without one, {@link #estimatedSeconds(Configuration)}
     * supposes one.
     *
     * @return &gt; 0
     */
    double estimatedSeconds(Configuration configuration, DeviceFacts device);

    /** An empty device, to be filled with trials of one task. */
    Filling filling(DeviceFacts device);

    /** How full a device is. */
    interface Filling {

        /**
         * Adds a trial.
         *
         * @return false, and nothing is added, if it finds no room beside the others; the first one always does
         */
        boolean add(Configuration configuration);

        /** How many times as much as the device works on at the same time the trials give it to do in a step. */
        double occupancy();
    }
}
