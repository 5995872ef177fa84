package org.biassweep.sweep;

/** Spark cannot give what was asked of it; the message is one sentence that says what, and what to check. */
public final class ClusterException extends RuntimeException {

    /** @param sentence what cannot be had and what to check */
    public ClusterException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what cannot be had and what to check
     * @param cause what Spark said
     */
    public ClusterException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
