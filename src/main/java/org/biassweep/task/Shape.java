package org.biassweep.task;

import java.io.Serializable;

/**
 * What kind of task it is, and its dimensions.
 *
 * @param kind decides the network, the loss and the errors
 * @param inputs d: ≥ 1, but for a system ≥ 0
 * @param outputs l ≥ 1: of a classification the number of classes
 * @param states of a system; 0 for others
 * @param horizon T, the steps of a system's trajectories; 0 for others
 */
public record Shape(Kind kind, int inputs, int outputs, int states, int horizon) implements Serializable {

    /** The kinds of tasks. */
    public enum Kind {
        /** A function from R^d to R^l, known at samples: squared error, full batch. */
        FUNCTION,
        /** A dynamical system: squared error along trajectories. */
        SYSTEM,
        /** Labelled examples: softmax cross-entropy, minibatches. */
        CLASSIFICATION
    }

    /** The dimensions of a function from R^d to R^l. */
    public static Shape function(int inputs, int outputs) {
        return new Shape(Kind.FUNCTION, inputs, outputs, 0, 0);
    }

    /** The dimensions of a dynamical system. */
    public static Shape system(int inputs, int outputs, int states, int horizon) {
        return new Shape(Kind.SYSTEM, inputs, outputs, states, horizon);
    }

    /** The dimensions of a classification of vectors in R^d. */
    public static Shape classification(int inputs, int classes) {
        return new Shape(Kind.CLASSIFICATION, inputs, classes, 0, 0);
    }

    /** Whether the task is a dynamical system. */
    public boolean isSystem() {
        return kind == Kind.SYSTEM;
    }

    /** Whether the task is to tell classes apart. */
    public boolean isClassification() {
        return kind == Kind.CLASSIFICATION;
    }
}
