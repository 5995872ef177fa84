package org.biassweep.sweep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.biassweep.trial.Trial;

/**
 * Trials of one task and one engine that one Spark task trains one after the other.
 *
 * @param trials at least one
 * @param seconds their estimated cost, core-seconds
 */
record Pack(List<Trial> trials, double seconds) implements Serializable {

    Pack {
        trials = new ArrayList<>(trials);
    }
}
