package org.biassweep.spec;

/** How the trained parameters descend the loss. */
public enum Optimizer implements Keyword {
    /** Adam, β₁ = 0.9, β₂ = 0.999, ε = 1e-8 (Kingma and Ba, arXiv 1412.6980, algorithm 1). */
    ADAM,
    /** The exact minimum of a regularised quadratic loss: how a readout learns a function. No job file asks for it. */
    LEAST_SQUARES
}
