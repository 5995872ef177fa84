package org.biassweep.task;

import java.io.Serializable;

/** The inputs of examples: kept as compactly as they came, and scaled whenever they are read. */
public interface Features extends Serializable {

    /** N. */
    int count();

    /** d. */
    int inputs();

    /**
     * Reads one example.
     *
     * @param example 0 … N − 1
     * @param to gets d finite numbers, from {@code at} on
     */
    void read(int example, float[] to, int at);
}
