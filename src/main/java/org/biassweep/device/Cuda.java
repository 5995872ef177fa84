package org.biassweep.device;

import static org.lwjgl.system.MemoryUtil.NULL;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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

    /** After these a process has to end before another can compute on the card: no call of it succeeds any more. */
    private static final Set<Integer> LOSSES = Set.of(
            CU.CUDA_ERROR_ECC_UNCORRECTABLE,
            CU.CUDA_ERROR_NVLINK_UNCORRECTABLE,
            CU.CUDA_ERROR_ILLEGAL_ADDRESS,
            CU.CUDA_ERROR_LAUNCH_TIMEOUT,
            CU.CUDA_ERROR_CONTEXT_IS_DESTROYED,
            CU.CUDA_ERROR_ASSERT,
            CU.CUDA_ERROR_HARDWARE_STACK_ERROR,
            CU.CUDA_ERROR_ILLEGAL_INSTRUCTION,
            CU.CUDA_ERROR_MISALIGNED_ADDRESS,
            CU.CUDA_ERROR_INVALID_ADDRESS_SPACE,
            CU.CUDA_ERROR_INVALID_PC,
            CU.CUDA_ERROR_LAUNCH_FAILED,
            CU.CUDA_ERROR_UNKNOWN);

    /** By which the driver is told which cards there are, and in which order. */
    private static final List<String> VARIABLES = List.of("CUDA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER");

    private Cuda() {}

    /** Whether there is a driver; it may have no device. */
    static boolean isThere() {
        try {
            load();
            return true;
        } catch (DeviceException e) {
            return false;
        }
    }

    /**
     * All devices: in the order of their places on the bus, which is nvidia-smi's; where one of the driver's variables says which
     * there are or how they are ordered, in the driver's.
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
            if (VARIABLES.stream().allMatch(variable -> System.getenv(variable) == null)) {
                devices.sort(Comparator.comparingLong(CudaDevice::place));
            }
            return devices;
        }
    }

    private static int start() {
        load();
        try {
            return CU.cuInit(0);
        } catch (LinkageError e) {
            throw new DeviceException("cannot use CUDA on this machine: " + e);
        }
    }

    private static void load() {
        try {
            load(Configuration.CUDA_LIBRARY_NAME.get(LIBRARY));
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
        if (error == CU.CUDA_SUCCESS) {
            return;
        }
        String sentence = "cannot " + what + ": " + name(error);
        if (LOSSES.contains(error)) {
            throw new DeviceLostException(sentence);
        }
        throw error == CU.CUDA_ERROR_OUT_OF_MEMORY
                ? new DeviceMemoryException(sentence)
                : new DeviceException(sentence);
    }

    private static String name(int error) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer name = stack.callocPointer(1);
            boolean isKnown = CU.cuGetErrorName(error, name) == CU.CUDA_SUCCESS && name.get(0) != NULL;
            return isKnown ? MemoryUtil.memASCII(name.get(0)) : "CUDA error " + error;
        }
    }
}
