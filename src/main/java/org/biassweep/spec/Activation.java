package org.biassweep.spec;

/** φ, what a unit makes of its input. */
public enum Activation implements Keyword {
    /** max(0, u). */
    RELU,
    /** The hyperbolic tangent. */
    TANH
}
