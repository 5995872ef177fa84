package org.biassweep.sweep;

/** The output directory cannot be used; the message is one sentence that says what is wrong and what would do. */
public final class OutputException extends RuntimeException {

    /** @param sentence what is wrong and what would do */
    public OutputException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what is wrong and what would do
     * @param cause what the file system said
     */
    public OutputException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
