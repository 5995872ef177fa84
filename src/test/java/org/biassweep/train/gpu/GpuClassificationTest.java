package org.biassweep.train.gpu;

import java.util.Set;
import org.biassweep.device.DeviceAssumption;
import org.biassweep.spec.Learn;
import org.biassweep.train.ClassificationEngineContract;
import org.biassweep.train.Engine;
import org.junit.jupiter.api.BeforeEach;

class GpuClassificationTest extends ClassificationEngineContract {

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    @Override
    protected Engine engine() {
        return new GpuEngine();
    }

    @Override
    protected Set<Learn> learned() {
        return Set.of(Learn.BIASES);
    }
}
