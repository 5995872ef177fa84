package org.biassweep.sweep;

import java.io.Serializable;
import java.util.List;
import org.biassweep.task.Tasks;
import org.biassweep.train.Execution;
import org.biassweep.train.Trainer;
import org.biassweep.trial.TrialResult;

/** Trains a pack on an executor. */
@FunctionalInterface
interface PackTrainer extends Serializable {

    /** One result a trial, in the pack's order. */
    List<TrialResult> train(Pack pack);

    /**
     * Trains with the engines that the trials name.
     *
     * @param trialTimeout seconds that a trial may take
     */
    static PackTrainer withEngines(double trialTimeout) {
        return pack -> new Trainer(Tasks.of(pack.trials().get(0).configuration().task()), trialTimeout, Execution.PLAIN)
                .train(pack.trials());
    }
}
