package org.biassweep.spec;

import java.util.List;
import java.util.Set;

/**
 * A job file, read and with its defaults filled in: what a sweep spans and what is asked of it.
 *
 * @param sweep the sweep's name
 * @param tasks what is to be approximated
 * @param grid the axes that multiply with the tasks into trials
 * @param recurrence how recurrent networks are run; function tasks have none
 * @param training how each trial is trained
 * @param engine what trains
 * @param trialTimeout seconds after which a trial is given up and counts as failed; &gt; 0
 * @param trialMemory bytes that a trial may use; pre-activations of a classification that do not fit are kept in half as
 *     many, or computed again when they are needed
 * @param criteria what counts as approximated
 * @param delta δ ∈ (0, 1): a width suffices when the approximation probability is at least 1 − δ
 * @param save what rows keep besides numbers
 * @param output the directory of results; any Hadoop path
 */
public record Job(
        String sweep,
        List<TaskSpec> tasks,
        Grid grid,
        Recurrence recurrence,
        TrainingSpec training,
        EngineSpec engine,
        double trialTimeout,
        long trialMemory,
        List<Criterion> criteria,
        double delta,
        Set<Save> save,
        String output) {

    /** Copies the lists. */
    public Job {
        tasks = List.copyOf(tasks);
        criteria = List.copyOf(criteria);
        save = Set.copyOf(save);
    }

    /** This job with other tasks: the same ones, their defaults filled in. */
    public Job withTasks(List<TaskSpec> resolved) {
        return new Job(
                sweep,
                resolved,
                grid,
                recurrence,
                training,
                engine,
                trialTimeout,
                trialMemory,
                criteria,
                delta,
                save,
                output);
    }

    /** What its readers must know to take its results for what they are; a sentence each. */
    public List<String> notes() {
        return training.stop() == null ? List.of() : training.stop().notes(criteria);
    }
}
