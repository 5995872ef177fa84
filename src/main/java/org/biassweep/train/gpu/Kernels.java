package org.biassweep.train.gpu;

import java.util.HashMap;
import java.util.Map;
import org.biassweep.device.Source;
import org.biassweep.train.Adam;

/** What all kernels of this engine agree on. */
final class Kernels {

    /** The work-items of a group; {@code products.cl} lays them out 8 by 8. */
    static final int ITEMS = 64;

    /** The rows, and the columns, of a product that a group makes: a multiple of 8. */
    static final int PRODUCT_SIZE = 32;

    private Kernels() {}

    /**
     * What every text of kernels leaves open.
     *
     * @param outputs l, of all networks that they are to train
     * @param own what one text leaves open besides
     */
    static Map<String, String> macros(int outputs, Map<String, Integer> own) {
        Map<String, String> macros = new HashMap<>(Map.of(
                "GROUP_ITEMS",
                Integer.toString(ITEMS),
                "PRODUCT_SIZE",
                Integer.toString(PRODUCT_SIZE),
                Source.OUTPUTS,
                Integer.toString(outputs),
                "BETA_1",
                Adam.BETA_1 + "f",
                "BETA_2",
                Adam.BETA_2 + "f",
                "EPSILON",
                Adam.EPSILON + "f"));
        own.forEach((name, value) -> macros.put(name, Integer.toString(value)));
        return macros;
    }
}
