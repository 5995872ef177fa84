package org.biassweep.train.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.biassweep.train.Adam;
import org.biassweep.train.gpu.Device.Kernel;
import org.biassweep.train.gpu.Device.Program;

/**
 * The kernels of {@code kernels.cl}, compiled for a device; there they are told.
 *
 * @param makePreactivations a group a unit
 * @param stepBiases a group a block of units
 * @param sumOutputs a group a network
 */
record Kernels(Kernel makePreactivations, Kernel stepBiases, Kernel sumOutputs) {

    /** The work-items of a group: a power of two. */
    static final int ITEMS = 64;

    /** Units whose gradients a group has at hand together; at most {@link #ITEMS}. */
    static final int TILE = 16;

    static Kernels on(Device device) {
        Program program = device.compile(
                source(),
                Map.of(
                        "GROUP_ITEMS", Integer.toString(ITEMS),
                        "TILE", Integer.toString(TILE),
                        "BETA_1", Adam.BETA_1 + "f",
                        "BETA_2", Adam.BETA_2 + "f",
                        "EPSILON", Adam.EPSILON + "f"));
        return new Kernels(
                program.kernel("make_preactivations"), program.kernel("step_biases"), program.kernel("sum_outputs"));
    }

    private static String source() {
        try (InputStream in = Kernels.class.getResourceAsStream("kernels.cl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
