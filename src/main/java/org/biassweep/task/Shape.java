package org.biassweep.task;

import java.io.Serializable;

/**
 * The dimensions of a task.
 *
 * @param inputs d: ≥ 1 for a function, ≥ 0 for a system
 * @param outputs l ≥ 1
 * @param states of a system; 0 for a function
 * @param horizon T, the steps of a system's trajectories; 0 for a function
 */
public record Shape(int inputs, int outputs, int states, int horizon) implements Serializable {

    /** The dimensions of a function from R^d to R^l. */
    public static Shape function(int inputs, int outputs) {
        return new Shape(inputs, outputs, 0, 0);
    }

    /** Whether the task is a dynamical system. */
    public boolean isSystem() {
        return horizon > 0;
    }
}
