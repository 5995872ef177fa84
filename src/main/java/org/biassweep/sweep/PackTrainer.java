package org.biassweep.sweep;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.biassweep.task.Tasks;
import org.biassweep.train.Execution;
import org.biassweep.train.LossListener;
import org.biassweep.train.Trainer;
import org.biassweep.trial.TrialResult;

/** Trains a pack on an executor. */
@FunctionalInterface
interface PackTrainer extends Serializable {

    /** One result a trial, in the pack's order. */
    List<TrialResult> train(Pack pack);

    /**
     * Trains with the engines that the trials name, on the GPU that Spark gave the task, if it gave one.
     *
     * @param trialTimeout seconds that a trial may take
     */
    static PackTrainer withEngines(double trialTimeout) {
        return pack -> {
            ResourceInformation gpu = TaskContext.get().resourcesJMap().get("gpu");
            Execution execution = new Execution(LossListener.NONE, gpu == null ? null : gpu.addresses()[0]);
            return new Trainer(Tasks.of(pack.trials().get(0).configuration().task()), trialTimeout, execution)
                    .train(pack.trials());
        };
    }
}
