package org.biassweep.sweep;

import org.biassweep.spec.TaskSpec;
import org.biassweep.trial.EngineVersion;
import org.biassweep.trial.Trial;

/** What all trials of a pack have in common. */
record Kind(TaskSpec task, EngineVersion engine) {

    static Kind of(Trial trial) {
        return new Kind(trial.configuration().task(), trial.engine());
    }
}
