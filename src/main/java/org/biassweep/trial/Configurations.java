package org.biassweep.trial;

import java.util.ArrayList;
import java.util.List;
import org.biassweep.spec.Grid;
import org.biassweep.spec.Job;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Task;

/** The grid that a job spans. */
public final class Configurations {

    private Configurations() {}

    /**
     * Every combination of tasks and grid axes.
     *
     * @param job with the tasks' defaults filled in
     * @param tasks the job's tasks, in its order
     * @return tasks × learn × distributions × scales × widths × seeds × starts, in this order; gains, where there are any, are the scales of
     *     systems, and weight ranges those of functions
     * @throws IllegalArgumentException if there are not as many tasks as the job has
     */
    public static List<Configuration> of(Job job, List<Task> tasks) {
        if (tasks.size() != job.tasks().size()) {
            throw new IllegalArgumentException(
                    tasks.size() + " tasks for a job of " + job.tasks().size());
        }
        Grid grid = job.grid();
        List<Configuration> all = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            String definition = task.definition();
            for (Learn learn : grid.learn()) {
                Training training = task.shape().isClassification()
                        ? job.training().minibatches(learn, job.tasks().get(i).trainSamples())
                        : job.training().fullBatch(learn);
                for (WeightDistribution distribution : grid.weightDistributions()) {
                    for (WeightScale scale : scales(grid, task)) {
                        for (int width : grid.widths()) {
                            for (long seed : grid.seeds()) {
                                for (long start : grid.starts()) {
                                    all.add(new Configuration(
                                            job.tasks().get(i),
                                            definition,
                                            task.shape(),
                                            task.shape().isSystem() ? job.recurrence() : null,
                                            learn,
                                            width,
                                            distribution,
                                            scale,
                                            seed,
                                            start,
                                            training,
                                            job.trialMemory()));
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<WeightScale> scales(Grid grid, Task task) {
        boolean gains = task.shape().isSystem() && grid.weightScales().stream().anyMatch(WeightScale::isGain);
        return grid.weightScales().stream()
                .filter(scale -> scale.isGain() == gains)
                .toList();
    }
}
