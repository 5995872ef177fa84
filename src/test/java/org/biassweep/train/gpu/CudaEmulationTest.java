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
import java.util.stream.IntStream;
import org.biassweep.cli.ChildJvm;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceCeilings;
import org.biassweep.device.DeviceLostException;
import org.biassweep.device.Devices;
import org.biassweep.device.Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine through CUDA where there is no card: on a driver that computes on the processor, {@code cuda-emulator.cpp}. */
class CudaEmulationTest {

    @TempDir
    private static Path folder;

    private static Path driver;

    @BeforeAll
    static void compile() throws Exception {
        driver = driver();
    }

    @Test
    void networksLearnThroughCudaWhatTheyLearnOnTheProcessor() throws Exception {
        assertThat(child(Map.of(), "networks"))
                .contains("said all agree")
                .noneMatch(line -> line.contains("packs of at most"));
    }

    @Test
    void theCeilingsOfACardAreMeasured() throws Exception {
        assertThat(child(Map.of(), "ceilings")).contains("said Emulated card, CUDA, shipped kernels");
    }

    @Test
    void whereOthersHaveMostOfTheMemoryFewerNetworksAreTrainedTogether() throws Exception {
        assertThat(child(Map.of("EMULATED_FREE", "400000"), "networks"))
                .contains("said all agree")
                .anyMatch(
                        line -> line.matches(".* engine gpu cannot have 0\\.\\d{3} GiB of the memory of Emulated card: "
                                + "CUDA_ERROR_OUT_OF_MEMORY; it goes on with packs of at most \\d"));
    }

    @Test
    void aCardThatIsLostIsToldFromTrialsThatFail() throws Exception {
        assertThat(child(Map.of("EMULATED_RUNS", "40"), "loss"))
                .contains("said lost: cannot run a kernel on Emulated card: CUDA_ERROR_LAUNCH_FAILED");
    }

    @Test
    void cardsAreNumberedByTheirPlaces() throws Exception {
        assertThat(child(Map.of("EMULATED_CARDS", "3"), "names"))
                .contains("said [Emulated card 3, Emulated card 2, Emulated card]");
        assertThat(child(Map.of("EMULATED_CARDS", "3", "CUDA_DEVICE_ORDER", "FASTEST_FIRST"), "names"))
                .contains("said [Emulated card, Emulated card 2, Emulated card 3]");
    }

    private static List<String> child(Map<String, String> environment, String what) throws Exception {
        return ChildJvm.said(
                        environment,
                        List.of(
                                "-D" + Devices.PROPERTY + "=cuda",
                                "-Dorg.lwjgl.cuda.libname=" + driver,
                                "-Dorg.lwjgl.cuda.nvrtc.libname=none",
                                Main.class.getName(),
                                what))
                .lines()
                .toList();
    }

    private static Path driver() throws Exception {
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
            switch (arguments[0]) {
                case "networks" -> {
                    Agreement.check(60, 10);
                    System.out.println("said all agree");
                }
                case "ceilings" ->
                    System.out.println("said " + DeviceCeilings.measure(null).device());
                case "loss" -> {
                    try {
                        Agreement.check(60, 10);
                    } catch (DeviceLostException e) {
                        System.out.println("said lost: " + e.getMessage());
                    }
                }
                case "names" ->
                    System.out.println("said "
                            + IntStream.range(0, 3)
                                    .mapToObj(number -> Accelerator.at(Integer.toString(number))
                                            .facts()
                                            .name())
                                    .toList());
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }
}
