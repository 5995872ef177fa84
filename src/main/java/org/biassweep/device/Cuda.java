package org.biassweep.device;

import static org.lwjgl.system.MemoryUtil.NULL;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.cuda.CU;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.linux.DynamicLinkLoader;

/** The CUDA devices of this machine, through NVIDIA's driver alone. Nothing of LWJGL is loaded before they are asked for. */
final class Cuda {

    /** The driver's own name; the one without a number comes with NVIDIA's toolkit, which few machines have. */
    private static final String LIBRARY = "libcuda.so.1";

    private Cuda() {}

    /**
     * All devices, in the driver's order.
     *
     * @throws DeviceException if there is no driver; there may be one without devices
     */
    static synchronized List<CudaDevice> devices() {
        int error = start();
        if (error == CU.CUDA_ERROR_NO_DEVICE) {
            return List.of();
        }
        check(error, "start CUDA");
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer number = stack.mallocInt(1);
            check(CU.cuDeviceGetCount(number), "count its devices");
            int count = number.get(0);
            List<CudaDevice> devices = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                check(CU.cuDeviceGet(number, i), "list its devices");
                devices.add(new CudaDevice(number.get(0)));
            }
            return devices;
        }
    }

    private static int start() {
        try {
            load(Configuration.CUDA_LIBRARY_NAME.get(LIBRARY));
            return CU.cuInit(0);
        } catch (LinkageError e) {
            throw new DeviceException("cannot use CUDA on this machine: " + e);
        }
    }

    /** @throws DeviceException if there is no such library */
    static void load(String library) {
        if (DynamicLinkLoader.dlopen(library, DynamicLinkLoader.RTLD_NOW) == NULL) {
            throw new DeviceException("finds no CUDA on this machine (no " + library
                    + "); install NVIDIA's driver, and give its libraries to the container if there is one");
        }
        Configuration.CUDA_LIBRARY_NAME.set(library);
    }

    /** @throws DeviceException if a call did not succeed */
    static void check(int error, String what) {
        if (error != CU.CUDA_SUCCESS) {
            throw new DeviceException("cannot " + what + ": " + name(error));
        }
    }

    private static String name(int error) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer name = stack.callocPointer(1);
            boolean isKnown = CU.cuGetErrorName(error, name) == CU.CUDA_SUCCESS && name.get(0) != NULL;
            return isKnown ? MemoryUtil.memASCII(name.get(0)) : "CUDA error " + error;
        }
    }
}
