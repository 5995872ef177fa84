package org.biassweep.spec;

/** Which parameters of a network are trained; all others stay as they were drawn. */
public enum Learn implements Keyword {
    /** The biases b of the hidden units. */
    BIASES
}
