package org.biassweep.decision;

/** Whether P(error ≤ ε) ≥ 1 − δ at one width. */
public enum Verdict {
    /** The confidence sequence lies at or above 1 − δ. */
    YES,
    /** The confidence sequence lies below 1 − δ. */
    NO,
    /** The confidence sequence holds both. */
    OPEN
}
