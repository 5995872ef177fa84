package org.biassweep.spec;

/** How the trained parameters descend the loss. */
public enum Optimizer implements Keyword {
    /** Adam, β₁ = 0.9, β₂ = 0.999, ε = 1e-8 (Kingma and Ba, arXiv 1412.6980, algorithm 1). */
    ADAM,
    /** Damped least squares for the biases of functions ({@code train.damped}), from where they start. */
    LEVENBERG_MARQUARDT,
    /** The steps of {@link #ADAM}, and {@link #LEVENBERG_MARQUARDT} from where they lead. */
    ADAM_THEN_LM,
    /** The exact minimum of a regularised quadratic loss: how a readout learns a function. No job file asks for it. */
    LEAST_SQUARES;

    /** Whether damped least squares are part of it. */
    public boolean isDamped() {
        return this == LEVENBERG_MARQUARDT || this == ADAM_THEN_LM;
    }
}
