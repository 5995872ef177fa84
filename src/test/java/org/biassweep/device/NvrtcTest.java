package org.biassweep.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NvrtcTest {

    @Test
    void itCompilesForTheCardItselfOrForTheNewestOlderOne() {
        assertThat(Nvrtc.architecture(90, 75, 80, 90, 100)).contains("sm_90");
        assertThat(Nvrtc.architecture(120, 75, 80, 90)).contains("compute_90");
        assertThat(Nvrtc.architecture(89, 75, 80, 90)).contains("compute_80");
        assertThat(Nvrtc.architecture(70, 75, 80)).isEmpty();
    }

    @Test
    void macrosAreOptions() {
        assertThat(Nvrtc.options(Map.of("TILE", "16"), "sm_90"))
                .isEqualTo(List.of("--gpu-architecture=sm_90", "--fmad=false", "-DTILE=16"));
    }

    @Test
    void theSecondLibraryIsTheOneThatTheFirstAsksFor(@TempDir Path folder) throws Exception {
        assertThat(Nvrtc.builtins(folder)).isEmpty();
        for (String name : List.of(
                "libnvrtc.so.12",
                "libnvrtc-builtins.so",
                "libnvrtc-builtins.alt.so.12.4",
                "libnvrtc-builtins.so.12.4",
                "libnvrtc-builtins.so.12.4.127")) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(Nvrtc.builtins(folder)).contains(folder.resolve("libnvrtc-builtins.so.12.4"));
        assertThat(Nvrtc.builtins(folder.resolve("nowhere"))).isEmpty();
    }

    /** An ELF file for a card that it knows, PTX for one that it does not. */
    @ParameterizedTest
    @ValueSource(ints = {75, 80, 90, 999})
    void theKernelsAreCompiled(int capability) {
        assumeTrue(Nvrtc.isThere(), "no NVRTC here; it comes with NVIDIA's CUDA toolkit");
        ByteBuffer image = Nvrtc.compile(DeviceCeilings.SOURCE, DeviceCeilings.macros(), capability);
        byte[] bytes = new byte[image.remaining()];
        image.get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("copy", "multiply_add").endsWith("\0");
        assertThat(text.startsWith("\u007fELF")).isEqualTo(capability != 999);
        assertThat(text.contains(".visible .entry")).isEqualTo(capability == 999);
    }
}
