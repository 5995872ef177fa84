package org.biassweep.task.data;

/** A data set that cannot be used as it is; the message is one sentence for the author of the job file. */
public final class InvalidDataException extends RuntimeException {

    private final String key;

    /** @param message what is wrong, and what would do */
    public InvalidDataException(String message) {
        this(null, message);
    }

    /**
     * @param key the key of the task that the mistake is in
     * @param message what is wrong, and what would do
     */
    public InvalidDataException(String key, String message) {
        super(message);
        this.key = key;
    }

    /** The key that the mistake is in, or {@code otherwise} where that is not known. */
    public String keyOr(String otherwise) {
        return key == null ? otherwise : key;
    }
}
