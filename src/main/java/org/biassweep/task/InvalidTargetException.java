package org.biassweep.task;

/** A target that cannot be read or evaluated; the message is one sentence for the author of the job file. */
final class InvalidTargetException extends IllegalArgumentException {

    InvalidTargetException(String message) {
        super(message);
    }
}
