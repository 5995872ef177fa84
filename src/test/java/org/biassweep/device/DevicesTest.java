package org.biassweep.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DevicesTest {

    @AfterEach
    void forget() {
        System.clearProperty(Devices.PROPERTY);
    }

    @Test
    void aDriverThatThereIsNotIsSaid() {
        System.setProperty(Devices.PROPERTY, "vulkan");
        assertThatThrownBy(Devices::all)
                .isInstanceOf(DeviceException.class)
                .hasMessage("cannot compute through driver vulkan: biassweep.gpu.driver may be opencl, cuda or auto");
    }

    @Test
    void theDriverThatIsAskedForIsTaken() {
        DeviceAssumption.check();
        System.setProperty(Devices.PROPERTY, "opencl");
        assertThat(Devices.all())
                .isNotEmpty()
                .allSatisfy(device -> assertThat(device).isInstanceOf(OpenClDevice.class));
    }

    @Test
    void devicesAreOfOneDriver() {
        DeviceAssumption.check();
        assertThat(Devices.all().stream().map(Object::getClass).distinct()).hasSize(1);
    }

    @Test
    void aMachineWithoutCudaSaysSo() {
        assertThatThrownBy(() -> Cuda.load("libNoSuchCuda.so.1"))
                .isInstanceOf(DeviceException.class)
                .hasMessage("finds no CUDA on this machine (no libNoSuchCuda.so.1); "
                        + "install NVIDIA's driver, and give its libraries to the container if there is one");
    }

    @Test
    void aMachineWithoutOpenClSaysSo() {
        assertThatThrownBy(() -> OpenCl.load("libNoSuchOpenCL.so.1"))
                .isInstanceOf(DeviceException.class)
                .hasMessage("finds no OpenCL on this machine (Failed to locate library: libNoSuchOpenCL.so.1); "
                        + OpenCl.REMEDY);
    }
}
