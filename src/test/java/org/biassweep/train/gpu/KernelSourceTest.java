package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of the kernels. */
class KernelSourceTest {

    @TempDir
    Path folder;

    @Test
    void itIsCudaToo() throws Exception {
        assumeTrue(isOnThePath("nvcc"), "no nvcc on the PATH; it comes with NVIDIA's CUDA toolkit");
        Path source = folder.resolve("kernels.cu");
        try (InputStream in = Kernels.class.getResourceAsStream("kernels.cl")) {
            Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Path assembly = folder.resolve("kernels.ptx");
        List<String> command = new ArrayList<>(List.of("nvcc", "-ptx", "--fmad=false", "--Werror=all-warnings"));
        Kernels.macros(3).forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-o", assembly.toString(), source.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(Files.readString(assembly))
                .contains(".entry make_preactivations(", ".entry step_biases(", ".entry sum_outputs(");
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
