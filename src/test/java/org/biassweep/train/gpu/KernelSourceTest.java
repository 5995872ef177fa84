package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biassweep.device.DeviceCeilings;
import org.biassweep.device.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of the kernels, and the PTX that was made of it. */
class KernelSourceTest {

    /** The oldest architecture that nvcc 13 makes PTX for, and the PTX that knew it first: drivers since CUDA 10 take it. */
    private static final String ARCHITECTURE = "compute_75";

    private static final String PTX_VERSION = ".version 6.3";

    @TempDir
    Path folder;

    /** A text, and the values of what it leaves open but for the number of outputs. */
    record Shipped(Source source, Map<String, String> macros) {

        /** Its first line says what it was made of. */
        String digest() throws Exception {
            byte[] all = (source.text() + macros).getBytes(StandardCharsets.UTF_8);
            return "// SHA-256 of the text and its macros: "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(all)) + "\n";
        }
    }

    static Stream<Shipped> shipped() {
        return Stream.of(
                shipped(FunctionKernels.SOURCE, FunctionKernels.macros(1)),
                shipped(ClassifierKernels.SOURCE, ClassifierKernels.macros(1)),
                shipped(RecurrentKernels.SOURCE, RecurrentKernels.macros(1)),
                shipped(DeviceCeilings.SOURCE, DeviceCeilings.macros()));
    }

    private static Shipped shipped(Source source, Map<String, String> macros) {
        Map<String, String> others = new TreeMap<>(macros);
        others.remove(Source.OUTPUTS);
        return new Shipped(source, others);
    }

    @Test
    void itIsCudaToo() throws Exception {
        assertThat(assembled(FunctionKernels.SOURCE, FunctionKernels.macros(3)))
                .contains(".entry make_preactivations(", ".entry step_biases(", ".entry sum_outputs(");
        assertThat(assembled(ClassifierKernels.SOURCE, ClassifierKernels.macros(3)))
                .contains(".entry make_products(", ".entry step_minibatch(", ".entry sum_classes(");
        assertThat(assembled(RecurrentKernels.SOURCE, RecurrentKernels.macros(3)))
                .contains(
                        ".entry step_forward(",
                        ".entry read_out(",
                        ".entry compare(",
                        ".entry step_back(",
                        ".entry descend(");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void thePtxWasMadeOfTheTextAsItIs(Shipped shipped) throws Exception {
        assertThat(shipped.source().ptx())
                .as("where nvcc 13.0 is, the test below makes a new one")
                .startsWith(shipped.digest());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void thePtxIsWhatNvccMakesOfTheText(Shipped shipped) throws Exception {
        assumeTrue(run(List.of("nvcc", "--version")).contains("release 13.0"), "no nvcc 13.0");
        String made = shipped.digest()
                + assembled(shipped.source(), shipped.macros())
                        .lines()
                        .filter(line -> !line.startsWith("//"))
                        .map(line -> line.startsWith(".version") ? PTX_VERSION : line)
                        .collect(Collectors.joining("\n", "", "\n"));
        Path kept = Files.writeString(Path.of("target", shipped.source().name() + ".ptx"), made);
        assertThat(shipped.source().ptx())
                .as("%s holds what it should be", kept)
                .isEqualTo(made);
    }

    /** It uses nothing that its version does not have. */
    @ParameterizedTest
    @MethodSource("shipped")
    void thePtxIsOfTheVersionThatItNames(Shipped shipped) throws Exception {
        assertThat(shipped.source().ptx())
                .contains(PTX_VERSION + "\n.target sm_75\n", ".visible .const .align 4 .u32 outputs;");
        Path assembly = Files.writeString(
                folder.resolve("kernels.ptx"), shipped.source().ptx());
        for (String card : List.of("sm_75", "sm_90")) {
            run(List.of(
                    "ptxas",
                    "-arch=" + card,
                    "-o",
                    folder.resolve("kernels.cubin").toString(),
                    assembly.toString()));
        }
    }

    /** Relocatable, or the driver would not find the constant by its name. */
    private String assembled(Source source, Map<String, String> macros) throws Exception {
        Path text = Files.writeString(folder.resolve("kernels.cu"), source.text());
        Path assembly = folder.resolve("kernels.ptx");
        List<String> command = new ArrayList<>(
                List.of("nvcc", "-ptx", "-arch=" + ARCHITECTURE, "-rdc=true", "--fmad=false", "--Werror=all-warnings"));
        macros.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-o", assembly.toString(), text.toString()));
        run(command);
        return Files.readString(assembly);
    }

    private static String run(List<String> command) throws Exception {
        assumeTrue(
                isOnThePath(command.get(0)),
                "no " + command.get(0) + " on the PATH; it comes with NVIDIA's CUDA toolkit");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static boolean isOnThePath(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
