package org.biassweep.train.gpu;

import java.util.Map;
import org.biassweep.device.Accelerator;
import org.biassweep.device.Device.Kernel;
import org.biassweep.device.Device.Program;
import org.biassweep.device.Source;

/**
 * The kernels of {@code functions.cl}, which tells what they do, compiled for a device and a number of outputs.
 *
 * @param makePreactivations a group a unit
 * @param stepBiases a group a block of units
 * @param sumOutputs a group a network
 */
record FunctionKernels(Kernel makePreactivations, Kernel stepBiases, Kernel sumOutputs) {

    static final Source SOURCE = Source.of(FunctionKernels.class, "learning", "functions");

    /** Units whose gradients a group has at hand together; at most {@link Kernels#ITEMS}. */
    static final int TILE = 16;

    /**
     * Compiles them, once a device.
     *
     * @param outputs l, of all networks that they are to train
     */
    static FunctionKernels on(Accelerator accelerator, int outputs) {
        Program program = accelerator.program(SOURCE, macros(outputs));
        return new FunctionKernels(
                program.kernel("make_preactivations"), program.kernel("step_biases"), program.kernel("sum_outputs"));
    }

    /** What the text of the kernels leaves open. */
    static Map<String, String> macros(int outputs) {
        return Kernels.macros(outputs, Map.of("TILE", TILE));
    }
}
