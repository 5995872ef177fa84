package org.biassweep.trial;

import org.biassweep.spec.Keyword;

/** How a trial ended. */
public enum Status implements Keyword {
    /** Trained and evaluated. */
    OK,
    /** Diverged or threw; the reason says which. It has no errors, and counts as not having approximated its task. */
    FAILED
}
