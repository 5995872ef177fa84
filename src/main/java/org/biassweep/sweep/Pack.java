package org.biassweep.sweep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.biassweep.train.Engine;
import org.biassweep.train.Engines;
import org.biassweep.trial.Trial;

/**
 * Trials of one task and one engine that one Spark task, or the driver, trains one after the other.
 *
 * @param trials at least one
 * @param seconds their estimated cost, core-seconds
 */
record Pack(List<Trial> trials, double seconds) implements Serializable {

    Pack {
        trials = new ArrayList<>(trials);
    }

    /** What trains them. */
    Engine engine() {
        return Engines.named(trials.get(0).engine().name());
    }

    /** Whether its engine takes the whole cluster for one trial. */
    boolean isDistributed() {
        return engine().isDistributed();
    }
}
