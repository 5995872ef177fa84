package org.biassweep.train.gpu;

import java.util.Map;
import org.biassweep.device.Accelerator;
import org.biassweep.device.Device.Kernel;
import org.biassweep.device.Device.Program;
import org.biassweep.device.Source;

/**
 * The kernels of {@code classifications.cl}, which tells what they do, compiled for a device and a number of outputs.
 *
 * @param makeProducts a group a tile of {@link Kernels#PRODUCT_SIZE} units of a network and as many samples
 * @param stepMinibatch a group a block of units
 * @param sumClasses a group a network
 */
record ClassifierKernels(Kernel makeProducts, Kernel stepMinibatch, Kernel sumClasses) {

    static final Source SOURCE = Source.of(ClassifierKernels.class, "learning", "products", "classifications");

    /** Samples whose gradients an item has at hand together. */
    static final int SHARE = 8;

    /**
     * Compiles them, once a device.
     *
     * @param outputs l, of all networks that they are to train
     */
    static ClassifierKernels on(Accelerator accelerator, int outputs) {
        Program program = accelerator.program(SOURCE, macros(outputs));
        return new ClassifierKernels(
                program.kernel("make_products"), program.kernel("step_minibatch"), program.kernel("sum_classes"));
    }

    /** What the text of the kernels leaves open. */
    static Map<String, String> macros(int outputs) {
        return Kernels.macros(outputs, Map.of("MINIBATCH_SHARE", SHARE));
    }
}
