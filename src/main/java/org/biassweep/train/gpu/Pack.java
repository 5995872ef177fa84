package org.biassweep.train.gpu;

import org.biassweep.device.DeviceException;

/**
 * Networks on a device while their biases are trained, at their first step; closing gives their memory back. Every method throws
 * {@link DeviceException} when the device fails.
 */
interface Pack extends AutoCloseable {

    /** What they learn, and which of them take the next steps. */
    Learning learning();

    /**
     * Asks for a step of the active networks. The losses that {@link #learning} then has are those before the next step.
     *
     * @param slot of its rates in the window
     * @param number t &ge; 1, the steps that are then taken
     */
    void step(int slot, int number);

    /** The losses over all that is trained on, one a network, once all steps are taken. */
    float[] finalLosses();

    @Override
    void close();
}
