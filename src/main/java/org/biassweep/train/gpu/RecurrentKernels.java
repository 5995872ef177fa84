package org.biassweep.train.gpu;

import java.util.Map;
import org.biassweep.device.Accelerator;
import org.biassweep.device.Device.Kernel;
import org.biassweep.device.Device.Program;
import org.biassweep.device.Source;

/**
 * The kernels of {@code recurrences.cl}, which tells what they do, compiled for a device and a number of outputs.
 *
 * @param stepForward a group a block of units
 * @param readOut a group a network and time of the horizon
 * @param compare a group a network
 * @param stepBack a group a block of units
 * @param descend a group a network
 */
record RecurrentKernels(Kernel stepForward, Kernel readOut, Kernel compare, Kernel stepBack, Kernel descend) {

    static final Source SOURCE = Source.of(RecurrentKernels.class, "learning", "products", "recurrences");

    /**
     * Compiles them, once a device.
     *
     * @param outputs l, of all networks that they are to train
     */
    static RecurrentKernels on(Accelerator accelerator, int outputs) {
        Program program = accelerator.program(SOURCE, macros(outputs));
        return new RecurrentKernels(
                program.kernel("step_forward"),
                program.kernel("read_out"),
                program.kernel("compare"),
                program.kernel("step_back"),
                program.kernel("descend"));
    }

    /** What the text of the kernels leaves open. */
    static Map<String, String> macros(int outputs) {
        return Kernels.macros(outputs, Map.of());
    }
}
