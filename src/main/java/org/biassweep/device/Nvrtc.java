package org.biassweep.device;

import static org.lwjgl.system.MemoryUtil.NULL;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.lwjgl.BufferUtils;
import org.lwjgl.PointerBuffer;
import org.lwjgl.cuda.NVRTC;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.linux.DynamicLinkLoader;

/** NVIDIA's run-time compiler, which comes with its toolkit and not with its driver. */
final class Nvrtc {

    /** Of CUDA 12, 13, and 11.2 to 11.8. A driver takes what an older compiler made, and not what a newer one did. */
    private static final List<String> LIBRARIES = List.of("libnvrtc.so.12", "libnvrtc.so.13", "libnvrtc.so.11.2");

    private static final String TOOLKIT = "/usr/local/cuda/lib64/libnvrtc.so";

    private static Boolean isThere;

    private Nvrtc() {}

    /** Whether this machine has it; LWJGL's property {@code org.lwjgl.cuda.nvrtc.libname} names one that no loader finds. */
    static synchronized boolean isThere() {
        if (isThere == null) {
            String named = Configuration.CUDA_NVRTC_LIBRARY_NAME.get();
            List<String> candidates = new ArrayList<>(named == null ? LIBRARIES : List.of(named));
            if (named == null) {
                candidates.add(TOOLKIT);
            }
            isThere = candidates.stream().anyMatch(Nvrtc::load);
        }
        return isThere;
    }

    /** It looks for a second library where only the loader's paths are looked through, unless that is loaded already. */
    private static boolean load(String library) {
        if (DynamicLinkLoader.dlopen(library, DynamicLinkLoader.RTLD_NOW) == NULL) {
            return false;
        }
        String builtins =
                loadedFrom().flatMap(Nvrtc::builtins).map(Path::toString).orElse(library);
        Configuration.CUDA_NVRTC_LIBRARY_NAME.set(library);
        Configuration.CUDA_NVRTC_BUILTINS_LIBRARY_NAME.set(builtins);
        return true;
    }

    private static Optional<Path> loadedFrom() {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.contains("/libnvrtc.so"))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))).getParent())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The second library of a folder, by the name under which the first one asks for it. */
    static Optional<Path> builtins(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("libnvrtc-builtins\\.so\\.\\d+\\.\\d+"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Compiles for a card: its own code where the compiler knows it, else PTX for the newest older one.
     *
     * @param capability of the card, ten times the major number and the minor one
     * @return an image for the driver, ended by a zero
     * @throws DeviceException if it is too old for the compiler, or the text is wrong
     */
    static ByteBuffer compile(Source source, Map<String, String> macros, int capability) {
        String architecture = architecture(capability, supported())
                .orElseThrow(() -> new DeviceException("has a card of compute capability " + capability / 10.0
                        + ", which this NVRTC does not know any more; an older NVRTC would do"));
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer created = stack.mallocPointer(1);
            check(NVRTC.nvrtcCreateProgram(created, source.text(), source.name() + ".cu", null, null), "read kernels");
            long program = created.get(0);
            try {
                List<String> options = options(macros, architecture);
                PointerBuffer pointers = stack.mallocPointer(options.size());
                options.forEach(option -> pointers.put(stack.ASCII(option)));
                if (NVRTC.nvrtcCompileProgram(program, pointers.flip()) != NVRTC.NVRTC_SUCCESS) {
                    throw new DeviceException("cannot compile its kernels by NVRTC: " + log(program));
                }
                return image(program, architecture.startsWith("sm_"));
            } finally {
                NVRTC.nvrtcDestroyProgram(created);
            }
        }
    }

    /** No multiply-adds but those that the text asks for, as in OpenCL. */
    static List<String> options(Map<String, String> macros, String architecture) {
        List<String> options = new ArrayList<>(List.of("--gpu-architecture=" + architecture, "--fmad=false"));
        macros.forEach((name, value) -> options.add("-D" + name + "=" + value));
        return options;
    }

    /**
     * What to compile for.
     *
     * @param supported capabilities that the compiler knows
     * @return empty if all are newer than the card
     */
    static Optional<String> architecture(int capability, int... supported) {
        OptionalInt newest =
                Arrays.stream(supported).filter(known -> known <= capability).max();
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.of((newest.getAsInt() == capability ? "sm_" : "compute_") + newest.getAsInt());
    }

    private static int[] supported() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            check(NVRTC.nvrtcGetNumSupportedArchs(count), "list what NVRTC compiles for");
            IntBuffer known = stack.mallocInt(count.get(0));
            check(NVRTC.nvrtcGetSupportedArchs(known), "list what NVRTC compiles for");
            int[] capabilities = new int[known.remaining()];
            known.get(capabilities);
            return capabilities;
        }
    }

    private static ByteBuffer image(long program, boolean isBinary) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            check(
                    isBinary ? NVRTC.nvrtcGetCUBINSize(program, size) : NVRTC.nvrtcGetPTXSize(program, size),
                    "measure its kernels");
            ByteBuffer image = BufferUtils.createByteBuffer((int) size.get(0) + 1);
            check(
                    isBinary ? NVRTC.nvrtcGetCUBIN(program, image) : NVRTC.nvrtcGetPTX(program, image),
                    "take its kernels from NVRTC");
            return image;
        }
    }

    private static String log(long program) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.callocPointer(1);
            NVRTC.nvrtcGetProgramLogSize(program, size);
            ByteBuffer text = BufferUtils.createByteBuffer((int) size.get(0) + 1);
            NVRTC.nvrtcGetProgramLog(program, text);
            return MemoryUtil.memUTF8(MemoryUtil.memAddress(text)).trim();
        }
    }

    private static void check(int error, String what) {
        if (error != NVRTC.NVRTC_SUCCESS) {
            throw new DeviceException("cannot " + what + ": " + NVRTC.nvrtcGetErrorString(error));
        }
    }
}
