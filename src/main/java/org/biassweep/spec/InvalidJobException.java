package org.biassweep.spec;

import java.util.List;

/** A job that cannot run as it is written; the message is a line for each thing that is wrong with it. */
public final class InvalidJobException extends RuntimeException {

    /** @param problems one sentence each */
    public InvalidJobException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
