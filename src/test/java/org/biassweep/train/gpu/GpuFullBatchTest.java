package org.biassweep.train.gpu;

import org.biassweep.device.DeviceAssumption;
import org.biassweep.train.Engine;
import org.biassweep.train.FullBatchContract;
import org.junit.jupiter.api.BeforeEach;

class GpuFullBatchTest extends FullBatchContract {

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    @Override
    protected Engine engine() {
        return new GpuEngine();
    }
}
