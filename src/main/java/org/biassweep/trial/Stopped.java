package org.biassweep.trial;

import org.biassweep.spec.Keyword;

/** What ended a training, or a part of it, before its last step ({@code spec.Stop}). */
public enum Stopped implements Keyword {
    /** The training loss reached the target. */
    TARGET,
    /** The training loss no longer fell. */
    PLATEAU
}
