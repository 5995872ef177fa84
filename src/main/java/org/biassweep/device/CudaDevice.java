package org.biassweep.device;

import static org.lwjgl.system.MemoryUtil.NULL;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.lwjgl.BufferUtils;
import org.lwjgl.PointerBuffer;
import org.lwjgl.cuda.CU;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device of CUDA, compute capability 7.5 or later. Its primary context, which is everyone's in this process, is opened
 * when it is first needed, and kept to the end. All is asked of the default stream, and so done in order.
 */
final class CudaDevice implements Device {

    private static final Logger LOG = LoggerFactory.getLogger(CudaDevice.class);

    private final int device;
    private String name;
    private String origin = "";
    private long context;

    CudaDevice(int device) {
        this.device = device;
    }

    @Override
    public String name() {
        if (name == null) {
            ByteBuffer text = BufferUtils.createByteBuffer(256);
            Cuda.check(CU.cuDeviceGetName(text, device), "describe a device");
            name = MemoryUtil.memASCII(MemoryUtil.memAddress(text)).trim();
        }
        return name;
    }

    @Override
    public String driver() {
        return "CUDA" + origin;
    }

    @Override
    public boolean isProcessor() {
        return false;
    }

    @Override
    public long bytes() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer bytes = stack.mallocPointer(1);
            Cuda.check(CU.cuDeviceTotalMem(bytes, device), "describe a device");
            return bytes.get(0);
        }
    }

    @Override
    public long bufferBytes() {
        return bytes();
    }

    @Override
    public int computeUnits() {
        return attribute(CU.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT);
    }

    /** Where it is on the bus: nvidia-smi, and with it Spark's discovery scripts, number cards by that. */
    long place() {
        return ((long) attribute(CU.CU_DEVICE_ATTRIBUTE_PCI_DOMAIN_ID) << 32)
                | (long) attribute(CU.CU_DEVICE_ATTRIBUTE_PCI_BUS_ID) << 16
                | attribute(CU.CU_DEVICE_ATTRIBUTE_PCI_DEVICE_ID);
    }

    private int capability() {
        return 10 * attribute(CU.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)
                + attribute(CU.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
    }

    private int attribute(int what) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer value = stack.mallocInt(1);
            Cuda.check(CU.cuDeviceGetAttribute(value, what, device), "describe a device");
            return value.get(0);
        }
    }

    /** Makes its context that of the thread that asks. */
    private void enter() {
        if (context == NULL) {
            try (MemoryStack stack = MemoryStack.stackPush()) {
                PointerBuffer opened = stack.mallocPointer(1);
                Cuda.check(CU.cuDevicePrimaryCtxRetain(opened, device), "open " + name());
                context = opened.get(0);
            }
        }
        Cuda.check(CU.cuCtxSetCurrent(context), "use " + name());
    }

    @Override
    public Program compile(Source source, Map<String, String> macros) {
        enter();
        long compiled = Nvrtc.isThere() ? compiled(source, macros) : NULL;
        origin = compiled == NULL ? ", shipped kernels" : ", kernels by NVRTC";
        long module = compiled == NULL ? shipped(source, macros) : compiled;
        return kernel -> kernel(module, kernel);
    }

    /** NULL, after a line in the log, where the compiler and the driver do not get along. */
    private long compiled(Source source, Map<String, String> macros) {
        try {
            return load(Nvrtc.compile(source, macros, capability()));
        } catch (DeviceException e) {
            LOG.warn("engine gpu {}; it takes its shipped kernels", e.getMessage());
            return NULL;
        }
    }

    /** For any number of outputs, and so somewhat slower. */
    private long shipped(Source source, Map<String, String> macros) {
        long module = load(zeroTerminated(source.ptx()));
        if (macros.containsKey(Source.OUTPUTS)) {
            set(module, Source.OUTPUTS.toLowerCase(Locale.ROOT), Integer.parseInt(macros.get(Source.OUTPUTS)));
        }
        return module;
    }

    private static ByteBuffer zeroTerminated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return BufferUtils.createByteBuffer(bytes.length + 1).put(bytes).rewind();
    }

    private long load(ByteBuffer image) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer module = stack.mallocPointer(1);
            int error = CU.cuModuleLoadData(module, image);
            Cuda.check(error, "load its kernels on " + name() + " of compute capability " + capability() / 10.0);
            return module.get(0);
        }
    }

    private void set(long module, String constant, int value) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer address = stack.mallocPointer(1);
            PointerBuffer size = stack.mallocPointer(1);
            Cuda.check(CU.cuModuleGetGlobal(address, size, module, constant), "find constant " + constant);
            Cuda.check(CU.cuMemcpyHtoD(address.get(0), stack.ints(value)), "set constant " + constant);
        }
    }

    private Kernel kernel(long module, String name) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer found = stack.mallocPointer(1);
            Cuda.check(CU.cuModuleGetFunction(found, module, name), "find its kernel " + name);
            long kernel = found.get(0);
            return (groups, items, arguments) -> launch(kernel, groups, items, arguments);
        }
    }

    private void launch(long kernel, int groups, int items, Object... arguments) {
        enter();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            Cuda.check(
                    CU.cuLaunchKernel(kernel, groups, 1, 1, items, 1, 1, 0, NULL, packed(stack, arguments), null),
                    "run a kernel on " + name());
        }
    }

    /** The address of each argument, which lies in the stack's memory. */
    static PointerBuffer packed(MemoryStack stack, Object... arguments) {
        PointerBuffer addresses = stack.mallocPointer(arguments.length);
        for (Object argument : arguments) {
            long address;
            if (argument instanceof Memory memory) {
                address = MemoryUtil.memAddress(stack.longs(memory.address));
            } else if (argument instanceof Float number) {
                address = MemoryUtil.memAddress(stack.floats(number));
            } else {
                address = MemoryUtil.memAddress(stack.ints((Integer) argument));
            }
            addresses.put(address);
        }
        return addresses.flip();
    }

    @Override
    public Buffer buffer(long bytes) {
        enter();
        String what =
                String.format(Locale.ROOT, "have %.3f GiB of the memory of %s", bytes / (double) (1 << 30), name());
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer address = stack.mallocPointer(1);
            Cuda.check(CU.cuMemAlloc(address, bytes), what);
            Memory memory = new Memory(this, address.get(0));
            int filled = CU.cuMemsetD8(memory.address, (byte) 0, bytes);
            if (filled != CU.CUDA_SUCCESS) {
                memory.close();
            }
            Cuda.check(filled, what);
            return memory;
        }
    }

    @Override
    public void write(Buffer to, float[] numbers) {
        enter();
        Transfer.write(numbers, (part, offset) -> write(to, part, offset));
    }

    @Override
    public void write(Buffer to, int[] numbers) {
        enter();
        Transfer.write(numbers, (part, offset) -> write(to, part, offset));
    }

    private void write(Buffer to, ByteBuffer part, long offset) {
        Cuda.check(CU.cuMemcpyHtoD(((Memory) to).address + offset, part), "write to " + name());
    }

    @Override
    public void read(Buffer from, float[] numbers) {
        enter();
        Transfer.read(
                numbers,
                (part, offset) ->
                        Cuda.check(CU.cuMemcpyDtoH(part, ((Memory) from).address + offset), "read from " + name()));
    }

    /**
     * Memory of a device.
     *
     * @param address of its first byte, on the device
     */
    record Memory(CudaDevice device, long address) implements Buffer {

        @Override
        public void close() {
            CU.cuCtxSetCurrent(device.context);
            CU.cuMemFree(address);
        }
    }
}
