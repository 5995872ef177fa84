package org.biassweep.train.minibatch;

/**
 * How the arrays of a training are laid out, padded so that kernels never have a remainder. What is padded is zero.
 *
 * @param stride units of a row: m, padded to a multiple of {@link #UNITS}
 * @param outputs l, padded to a multiple of {@link #OUTPUTS}
 */
record Layout(int stride, int outputs) {

    /** Twice the numbers of the widest vector. */
    static final int UNITS = 32;

    /** Outputs that a kernel takes together. */
    static final int OUTPUTS = 5;

    /** A row of just as many bytes as a page would have all rows compete for the same places of the first-level cache. */
    private static final int PAGE = 4096 / Float.BYTES;

    static Layout of(int width, int outputs) {
        int stride = padded(width, UNITS);
        return new Layout(stride % PAGE == 0 ? stride + UNITS : stride, padded(outputs, OUTPUTS));
    }

    static int padded(int size, int multiple) {
        return Math.multiplyExact((size + multiple - 1) / multiple, multiple);
    }

    /** The samples whose activities fit half of a second-level cache of 512 KiB; an even number. */
    int samplesTogether() {
        return Math.max(16, (64 * 1024 / stride) & ~3);
    }

    /** From unit after unit to output after output: Aᵀ, m × l, to A, outputs × stride. */
    float[] byOutput(float[] readout, int width, int l) {
        float[] rows = new float[Math.multiplyExact(outputs, stride)];
        for (int unit = 0; unit < width; unit++) {
            for (int k = 0; k < l; k++) {
                rows[k * stride + unit] = readout[unit * l + k];
            }
        }
        return rows;
    }

    /** The way back. */
    float[] byUnit(float[] rows, int width, int l) {
        float[] readout = new float[width * l];
        for (int unit = 0; unit < width; unit++) {
            for (int k = 0; k < l; k++) {
                readout[unit * l + k] = rows[k * stride + unit];
            }
        }
        return readout;
    }
}
