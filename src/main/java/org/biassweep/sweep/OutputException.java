package org.biassweep.sweep;

/** The output directory cannot be used; the message is one sentence that says what is wrong and what would do. */
public final class OutputException extends RuntimeException {

    /** The first line of what is at the root of {@code thrown}: the words of the file system, or of Spark. */
    public static String reason(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
    }

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
