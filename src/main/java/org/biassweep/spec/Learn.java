package org.biassweep.spec;

/** Which parameters of a network are trained; all others stay as they were drawn. */
public enum Learn implements Keyword {
    /** The biases b of the hidden units. */
    BIASES,
    /** The readout A alone: random features. */
    READOUT,
    /** Which hidden units take part: y(x) = A (s ⊙ φ(W x + b)), s ∈ {0, 1}^m. */
    MASK,
    /** W, b and A: full training. */
    ALL
}
