package org.biassweep.decision;

/**
 * How far a sweep is decided. A question is whether P(error ≤ ε) ≥ 1 − δ for one criterion at one width of one curve.
 *
 * @param questions in all
 * @param decided by trials of their own
 * @param inferred from other widths of their curves
 */
public record Standing(long questions, long decided, long inferred) {

    /** Where nothing is asked. */
    public static final Standing NONE = new Standing(0, 0, 0);

    /** Both together. */
    public Standing plus(Standing other) {
        return new Standing(questions + other.questions, decided + other.decided, inferred + other.inferred);
    }

    /** Questions that are neither decided nor inferred. */
    public long open() {
        return questions - decided - inferred;
    }
}
