package org.biassweep.spec;

/** What a recurrent network sees of the observations while it runs. */
public enum RunMode implements Keyword {
    /** Nothing: only the system's own inputs. */
    AUTONOMOUS,
    /** At each step the true observation of the time before, trained and evaluated. */
    TEACHER_FORCED,
    /** Trained as teacher-forced; evaluated on its own output in the place of the observation. */
    SELF_FED
}
