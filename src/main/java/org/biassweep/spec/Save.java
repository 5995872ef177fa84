package org.biassweep.spec;

/** What a trial's row keeps besides numbers. */
public enum Save implements Keyword {
    /** The first evaluation trajectory and what the network made of it. */
    TRAJECTORIES,
    /** Biases before and after, the mask, and what each unit does over the evaluation samples. */
    BIASES
}
