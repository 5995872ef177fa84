package org.biassweep.task;

import java.io.Serializable;

/**
 * Inputs and the target's outputs at them; variables one after the other, so that a loop over samples is contiguous.
 *
 * @param count N, the number of samples
 * @param inputs d
 * @param outputs l
 * @param x inputs, d × N: variable i of sample n at {@code x[i * count + n]}
 * @param y target outputs, l × N: output k of sample n at {@code y[k * count + n]}
 */
public record Samples(int count, int inputs, int outputs, double[] x, double[] y) implements Data, Serializable {

    /** @throws IllegalArgumentException if the arrays do not have the lengths d·N and l·N */
    public Samples {
        if (x.length != inputs * count || y.length != outputs * count) {
            throw new IllegalArgumentException("x has " + x.length + " and y " + y.length + " numbers where " + count
                    + " samples of " + inputs + " inputs and " + outputs + " outputs need " + inputs * count + " and "
                    + outputs * count);
        }
    }
}
