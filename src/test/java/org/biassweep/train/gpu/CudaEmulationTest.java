package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biassweep.cli.ChildJvm;
import org.biassweep.device.DeviceCeilings;
import org.biassweep.device.Devices;
import org.biassweep.device.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine through CUDA where there is no card: on a driver that computes on the processor, {@code cuda-emulator.cpp}. */
class CudaEmulationTest {

    @TempDir
    Path folder;

    @Test
    void networksLearnThroughCudaWhatTheyLearnOnTheProcessor() throws Exception {
        List<String> command = new ArrayList<>(ChildJvm.command());
        command.addAll(List.of(
                "-D" + Devices.PROPERTY + "=cuda",
                "-Dorg.lwjgl.cuda.libname=" + driver(),
                "-Dorg.lwjgl.cuda.nvrtc.libname=none",
                Main.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("said "))
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(said).containsExactly("said Emulated card, CUDA, shipped kernels", "said all agree");
    }

    private Path driver() throws Exception {
        Path text = folder.resolve("emulator.cpp");
        try (InputStream in = CudaEmulationTest.class.getResourceAsStream("cuda-emulator.cpp")) {
            Files.copy(in, text, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(folder.resolve("kernels.cu"), FunctionKernels.SOURCE.text());
        Files.writeString(folder.resolve("classifications.cu"), ClassifierKernels.SOURCE.text());
        Files.writeString(folder.resolve("recurrences.cu"), RecurrentKernels.SOURCE.text());
        Files.writeString(folder.resolve("ceilings.cu"), DeviceCeilings.SOURCE.text());
        Map<String, String> macros = new TreeMap<>(FunctionKernels.macros(1));
        macros.putAll(ClassifierKernels.macros(1));
        macros.putAll(RecurrentKernels.macros(1));
        macros.putAll(DeviceCeilings.macros());
        macros.remove(Source.OUTPUTS);
        Path library = folder.resolve("libcuda.so.1");
        List<String> command = new ArrayList<>(
                List.of("g++", "-std=c++17", "-O2", "-ffp-contract=off", "-shared", "-fPIC", "-o", library.toString()));
        macros.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(text.toString());
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "no g++ here: " + e.getMessage());
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return library;
    }

    /** What the child runs. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            System.out.println("said " + DeviceCeilings.measure(null).device());
            Agreement.check(60, 10);
            System.out.println("said all agree");
        }
    }
}
