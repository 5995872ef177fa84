package org.biassweep.device;

import static org.lwjgl.system.MemoryUtil.NULL;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lwjgl.BufferUtils;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL10;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** A device of OpenCL 1.2 or later. Its context is opened when it is first needed, and kept to the end of the process. */
final class OpenClDevice implements Device {

    /** Runs that are asked for before it is waited for them; who gives up in the midst waits no longer than for these. */
    private static final int MOST_ASKED = 256;

    private static final Source CLEARING = Source.of(OpenClDevice.class, "clear");

    /** Numbers that a group clears. */
    private static final int ROW = 1 << 16;

    private static final int ITEMS = 64;

    private final long platform;
    private final long device;
    private String name;
    private long context;
    private long queue;
    private Kernel clear;
    private int asked;

    OpenClDevice(long platform, long device) {
        this.platform = platform;
        this.device = device;
    }

    @Override
    public String name() {
        if (name == null) {
            name = MemoryUtil.memASCII(MemoryUtil.memAddress(info(CL10.CL_DEVICE_NAME, 1024)))
                    .trim();
        }
        return name;
    }

    @Override
    public String driver() {
        return "OpenCL";
    }

    @Override
    public long bytes() {
        return info(CL10.CL_DEVICE_GLOBAL_MEM_SIZE, Long.BYTES).getLong(0);
    }

    @Override
    public long bufferBytes() {
        return info(CL10.CL_DEVICE_MAX_MEM_ALLOC_SIZE, Long.BYTES).getLong(0);
    }

    @Override
    public int computeUnits() {
        return info(CL10.CL_DEVICE_MAX_COMPUTE_UNITS, Integer.BYTES).getInt(0);
    }

    @Override
    public boolean isProcessor() {
        return (info(CL10.CL_DEVICE_TYPE, Long.BYTES).getLong(0) & CL10.CL_DEVICE_TYPE_CPU) != 0;
    }

    private ByteBuffer info(int what, int bytes) {
        ByteBuffer value = BufferUtils.createByteBuffer(bytes);
        OpenCl.check(CL10.clGetDeviceInfo(device, what, value, null), "describe a device");
        return value;
    }

    private void open() {
        if (queue != NULL) {
            return;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            PointerBuffer properties = stack.pointers(CL10.CL_CONTEXT_PLATFORM, platform, 0);
            context =
                    OpenCl.check(CL10.clCreateContext(properties, device, null, NULL, error), error, "open " + name());
            queue = OpenCl.check(
                    CL10.clCreateCommandQueue(context, device, 0, error), error, "make a queue on " + name());
        }
    }

    @Override
    public Program compile(Source source, Map<String, String> macros) {
        open();
        String options = macros.entrySet().stream()
                .map(macro -> "-D " + macro.getKey() + "=" + macro.getValue())
                .collect(Collectors.joining(" "));
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long program = OpenCl.check(
                    CL10.clCreateProgramWithSource(context, source.text(), error), error, "read kernels on " + name());
            if (CL10.clBuildProgram(program, device, options, null, NULL) != CL10.CL_SUCCESS) {
                throw new DeviceException("cannot compile its kernels on " + name() + ": " + log(program));
            }
            return name -> kernel(program, name);
        }
    }

    private String log(long program) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            CL10.clGetProgramBuildInfo(program, device, CL10.CL_PROGRAM_BUILD_LOG, (ByteBuffer) null, size);
            ByteBuffer text = BufferUtils.createByteBuffer((int) size.get(0) + 1);
            CL10.clGetProgramBuildInfo(program, device, CL10.CL_PROGRAM_BUILD_LOG, text, null);
            return MemoryUtil.memUTF8(MemoryUtil.memAddress(text)).trim();
        }
    }

    private Kernel kernel(long program, String name) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long kernel = OpenCl.check(CL10.clCreateKernel(program, name, error), error, "find its kernel " + name);
            return (groups, items, arguments) -> launch(kernel, groups, items, arguments);
        }
    }

    private void launch(long kernel, int groups, int items, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            OpenCl.check(set(kernel, i, arguments[i]), "set argument " + i + " of a kernel on " + name());
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer all = stack.pointers((long) groups * items);
            PointerBuffer group = stack.pointers(items);
            OpenCl.check(
                    CL10.clEnqueueNDRangeKernel(queue, kernel, 1, null, all, group, null, null),
                    "run a kernel on " + name());
        }
        if (++asked == MOST_ASKED) {
            finish();
        }
    }

    private static int set(long kernel, int index, Object argument) {
        if (argument instanceof Memory memory) {
            return CL10.clSetKernelArg1p(kernel, index, memory.handle);
        }
        return argument instanceof Float number
                ? CL10.clSetKernelArg1f(kernel, index, number)
                : CL10.clSetKernelArg1i(kernel, index, (Integer) argument);
    }

    @Override
    public Buffer buffer(long bytes) {
        open();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            String what =
                    String.format(Locale.ROOT, "have %.3f GiB of the memory of %s", bytes / (double) (1 << 30), name());
            Memory memory = new Memory(
                    OpenCl.check(CL10.clCreateBuffer(context, CL10.CL_MEM_READ_WRITE, bytes, error), error, what));
            try {
                clear(memory, bytes / Float.BYTES);
                return memory;
            } catch (DeviceException e) {
                memory.close();
                throw e;
            }
        }
    }

    /** By a kernel of its own: NVIDIA's driver is known to hang where OpenCL's own means fill 2 GiB and more (pyopencl, issue 395). */
    private void clear(Memory memory, long numbers) {
        if (clear == null) {
            clear = compile(CLEARING, Map.of("GROUP_ITEMS", Integer.toString(ITEMS), "ROW", Integer.toString(ROW)))
                    .kernel("clear");
        }
        int rows = (int) ((numbers - 1) / ROW + 1);
        clear.launch(rows, ITEMS, memory, rows, (int) (numbers - (rows - 1L) * ROW));
    }

    @Override
    public void write(Buffer to, float[] numbers) {
        finish();
        Transfer.write(numbers, (part, offset) -> write(to, part, offset));
    }

    @Override
    public void write(Buffer to, int[] numbers) {
        finish();
        Transfer.write(numbers, (part, offset) -> write(to, part, offset));
    }

    private void write(Buffer to, ByteBuffer part, long offset) {
        OpenCl.check(
                CL10.clEnqueueWriteBuffer(queue, ((Memory) to).handle, true, offset, part, null, null),
                "write to " + name());
    }

    @Override
    public void read(Buffer from, float[] numbers) {
        finish();
        Transfer.read(
                numbers,
                (part, offset) -> OpenCl.check(
                        CL10.clEnqueueReadBuffer(queue, ((Memory) from).handle, true, offset, part, null, null),
                        "read from " + name()));
    }

    private void finish() {
        asked = 0;
        OpenCl.checkDone(CL10.clFinish(queue), "compute on " + name());
    }

    /** Closing waits until nothing uses the memory any more: only then the next may have it. */
    private final class Memory implements Buffer {

        private final long handle;

        Memory(long handle) {
            this.handle = handle;
        }

        @Override
        public void close() {
            CL10.clFinish(queue);
            CL10.clReleaseMemObject(handle);
        }
    }
}
