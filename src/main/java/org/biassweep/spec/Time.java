package org.biassweep.spec;

/** How the time of a system passes. */
public enum Time implements Keyword {
    /** It flows: equations give derivatives. */
    CONTINUOUS,
    /** It jumps from step to step: equations give the next state. */
    DISCRETE
}
