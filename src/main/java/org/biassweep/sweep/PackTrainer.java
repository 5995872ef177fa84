package org.biassweep.sweep;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.biassweep.spec.Job;
import org.biassweep.spec.Save;
import org.biassweep.train.DeviceEngine;
import org.biassweep.train.Execution;
import org.biassweep.train.LossListener;
import org.biassweep.train.Trainer;
import org.biassweep.trial.TrialResult;

/** Trains a pack where it is called: on an executor, or on the driver. */
@FunctionalInterface
interface PackTrainer extends Serializable {

    /** One result a trial, in the pack's order. */
    List<TrialResult> train(Pack pack);

    /**
     * Trains with the engines that the trials name, on the GPU that Spark gave the task, else on the one that the job names.
     *
     * @param job says how long a trial may take, what to keep, and which device to train on
     * @param tasks what trials approximate
     */
    static PackTrainer withEngines(Job job, SharedTasks tasks) {
        double trialTimeout = job.trialTimeout();
        Set<Save> save = job.save();
        String device = job.engine().device();
        return pack -> {
            boolean isForDevice = pack.engine() instanceof DeviceEngine;
            Execution execution = new Execution(LossListener.NONE, givenDevice().orElse(isForDevice ? device : null));
            return new Trainer(tasks.task(pack.trials().get(0).configuration().task()), trialTimeout, save, execution)
                    .train(pack.trials());
        };
    }

    /** The address of the GPU that Spark gave the task that asks. */
    static Optional<String> givenDevice() {
        TaskContext task = TaskContext.get();
        ResourceInformation gpu = task == null ? null : task.resourcesJMap().get("gpu");
        return Optional.ofNullable(gpu).map(given -> given.addresses()[0]);
    }
}
