package org.biassweep.train.gpu;

import org.biassweep.device.DeviceAssumption;
import org.biassweep.train.Engine;
import org.biassweep.train.RecurrentEngineContract;
import org.junit.jupiter.api.BeforeEach;

class GpuRecurrentTest extends RecurrentEngineContract {

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    @Override
    protected Engine engine() {
        return new GpuEngine();
    }

    /** What the host keeps: W, as drawn and among those of its pack, and states at one time; all times are the device's. */
    @Override
    protected double leastBytes(int width, int trajectories, int times) {
        return 8.0 * width * width + 12.0 * width * trajectories;
    }
}
