package org.biassweep.spec;

/** Where a recurrent network starts, r₀; a continuous map of z₀ in Theorem 2 of arXiv 2407.00957. */
public enum InitialState implements Keyword {
    /** r₀ = 0: the network learns nothing of where the system starts. */
    ZERO,
    /** r₀ = G z₀ with G random and frozen. */
    RANDOM_LINEAR,
    /** r₀ is where the observed past, fed to the network for some steps from r = 0, has brought it. */
    WARM_UP
}
