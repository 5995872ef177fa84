package org.biassweep.train.gpu;

import org.biassweep.device.DeviceAssumption;
import org.biassweep.train.Engine;
import org.biassweep.train.EngineContract;
import org.junit.jupiter.api.BeforeEach;

/** On the first OpenCL device: PoCL, where there is no GPU. */
class GpuEngineTest extends EngineContract {

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    @Override
    protected Engine engine() {
        return new GpuEngine();
    }

    /** What the host keeps; pre-activations are the device's. */
    @Override
    protected double leastBytes(int width, int samples) {
        return 4.0 * 7 * width + 24.0 * samples;
    }
}
