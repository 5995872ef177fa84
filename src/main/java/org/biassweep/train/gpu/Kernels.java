package org.biassweep.train.gpu;

import java.util.Map;
import org.biassweep.train.Adam;
import org.biassweep.train.gpu.Device.Kernel;
import org.biassweep.train.gpu.Device.Program;

/**
 * The kernels of {@code kernels.cl}, which tells what they do, compiled for a device and a number of outputs.
 *
 * @param makePreactivations a group a unit
 * @param stepBiases a group a block of units
 * @param sumOutputs a group a network
 */
record Kernels(Kernel makePreactivations, Kernel stepBiases, Kernel sumOutputs) {

    static final Source SOURCE = new Source("kernels");

    /** The work-items of a group: a power of two. */
    static final int ITEMS = 64;

    /** Units whose gradients a group has at hand together; at most {@link #ITEMS}. */
    static final int TILE = 16;

    /**
     * Compiles them.
     *
     * @param outputs l, of all networks that they are to train
     */
    static Kernels on(Device device, int outputs) {
        Program program = device.compile(SOURCE, macros(outputs));
        return new Kernels(
                program.kernel("make_preactivations"), program.kernel("step_biases"), program.kernel("sum_outputs"));
    }

    /** What the text of the kernels leaves open. */
    static Map<String, String> macros(int outputs) {
        return Map.of(
                "GROUP_ITEMS",
                Integer.toString(ITEMS),
                "TILE",
                Integer.toString(TILE),
                Source.OUTPUTS,
                Integer.toString(outputs),
                "BETA_1",
                Adam.BETA_1 + "f",
                "BETA_2",
                Adam.BETA_2 + "f",
                "EPSILON",
                Adam.EPSILON + "f");
    }
}
