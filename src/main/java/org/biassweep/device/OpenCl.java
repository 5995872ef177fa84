package org.biassweep.device;

import static org.lwjgl.system.MemoryUtil.NULL;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL;
import org.lwjgl.opencl.CL10;
import org.lwjgl.opencl.KHRICD;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The OpenCL devices of this machine. Nothing of LWJGL is loaded before they are asked for. */
final class OpenCl {

    private static final Logger LOG = LoggerFactory.getLogger(OpenCl.class);

    private static final List<Integer> KINDS =
            List.of(CL10.CL_DEVICE_TYPE_GPU, CL10.CL_DEVICE_TYPE_ACCELERATOR, CL10.CL_DEVICE_TYPE_CPU);

    /** The name under which drivers are found; the one without a number comes with the headers, which few machines have. */
    private static final String LIBRARY = "libOpenCL.so.1";

    /** What to do where there is nothing to compute on. */
    static final String REMEDY =
            "install the OpenCL driver of its GPU or, for NVIDIA's, CUDA's (libcuda.so.1), or Debian's ocl-icd-libopencl1"
                    + " and pocl-opencl-icd to compute on the processor";

    /** An error that NVIDIA's driver knows and OpenCL does not: after an access beyond memory, say. */
    private static final int ILLEGAL_ACCESS = -9999;

    /** Some drivers look for memory late, and say it in several ways. */
    private static final Set<Integer> NO_MEMORY =
            Set.of(CL10.CL_MEM_OBJECT_ALLOCATION_FAILURE, CL10.CL_OUT_OF_RESOURCES, CL10.CL_OUT_OF_HOST_MEMORY);

    private static boolean isTried;
    private static DeviceException failure;

    private OpenCl() {}

    /**
     * All devices: GPUs first, then other accelerators, then processors; each kind in the order of the drivers.
     *
     * @throws DeviceException if there is no OpenCL library; there may be one without devices
     */
    static synchronized List<OpenClDevice> devices() {
        load();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            int error = CL10.clGetPlatformIDs(null, count);
            if (error == KHRICD.CL_PLATFORM_NOT_FOUND_KHR || count.get(0) == 0) {
                return List.of();
            }
            check(error, "list its drivers");
            PointerBuffer platforms = stack.mallocPointer(count.get(0));
            check(CL10.clGetPlatformIDs(platforms, (IntBuffer) null), "list its drivers");
            List<OpenClDevice> devices = new ArrayList<>();
            for (int kind : KINDS) {
                for (int i = 0; i < platforms.capacity(); i++) {
                    try {
                        add(devices, platforms.get(i), kind);
                    } catch (DeviceException e) {
                        LOG.warn("one of the OpenCL drivers here {}", e.getMessage());
                    }
                }
            }
            return devices;
        }
    }

    private static void load() {
        if (!isTried) {
            isTried = true;
            try {
                load(LIBRARY);
            } catch (DeviceException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** @throws DeviceException if there is no such library, or LWJGL is not made for this machine */
    static void load(String library) {
        Configuration.OPENCL_EXPLICIT_INIT.set(true);
        try {
            CL.create(library);
        } catch (UnsatisfiedLinkError e) {
            throw new DeviceException("finds no OpenCL on this machine (" + firstLine(e) + "); " + REMEDY);
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static void add(List<OpenClDevice> devices, long platform, int kind) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            int error = CL10.clGetDeviceIDs(platform, kind, null, count);
            if (error == CL10.CL_DEVICE_NOT_FOUND || count.get(0) == 0) {
                return;
            }
            check(error, "list its devices");
            PointerBuffer found = stack.mallocPointer(count.get(0));
            check(CL10.clGetDeviceIDs(platform, kind, found, (IntBuffer) null), "list its devices");
            for (int i = 0; i < found.capacity(); i++) {
                devices.add(new OpenClDevice(platform, found.get(i)));
            }
        }
    }

    /** @throws DeviceException if a call did not succeed */
    static void check(int error, String what) {
        if (error == CL10.CL_SUCCESS) {
            return;
        }
        String sentence = "cannot " + what + ": OpenCL error " + error;
        if (error == CL10.CL_INVALID_COMMAND_QUEUE || error == ILLEGAL_ACCESS) {
            throw new DeviceLostException(sentence);
        }
        throw NO_MEMORY.contains(error) ? new DeviceMemoryException(sentence) : new DeviceException(sentence);
    }

    /**
     * Of a call that waits for all that was asked of a device before: what fails then is what was asked.
     *
     * @throws DeviceLostException if it was not done
     * @throws DeviceMemoryException if there was too little memory to do it
     */
    static void checkDone(int error, String what) {
        if (error != CL10.CL_SUCCESS && error != CL10.CL_MEM_OBJECT_ALLOCATION_FAILURE) {
            throw new DeviceLostException("cannot " + what + ": OpenCL error " + error);
        }
        check(error, what);
    }

    /** @throws DeviceException if a call gave nothing */
    static long check(long result, IntBuffer error, String what) {
        check(error.get(0), what);
        if (result == NULL) {
            throw new DeviceException("cannot " + what + ": OpenCL gave nothing");
        }
        return result;
    }
}
