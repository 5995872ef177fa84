package org.biassweep.task;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.DataSetSpec;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Job;
import org.biassweep.spec.Keyword;
import org.biassweep.spec.Problems;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.SystemSpec;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.data.DataFiles;

/** Makes tasks of what a job says of them, and says what is wrong with those that cannot be made. */
public final class Tasks {

    private Tasks() {}

    /**
     * The task of a spec.
     *
     * @param spec as {@link #resolve} leaves it; no data set, which is loaded once, by {@link #resolve}
     * @param recurrence how recurrent networks will be run; says how much of a system's past they want to see
     * @throws IllegalArgumentException if the spec is a data set, lacks a parameter or {@link #resolve} would object to it
     */
    public static Task of(TaskSpec spec, Recurrence recurrence) {
        if (spec instanceof SystemSpec system) {
            return SystemTasks.of(system, recurrence);
        }
        if (spec instanceof DataSetSpec set) {
            throw new IllegalArgumentException(set.name() + " is a data set, and those are loaded with their job");
        }
        return spec instanceof CatalogueFunction named
                ? FunctionTasks.of(named)
                : FunctionTasks.of((WrittenFunction) spec);
    }

    /**
     * Checks a job's tasks and what its criteria and its grid ask of them; loads its data sets.
     *
     * @param files where data sets are
     * @param problems what the reader found; tasks that it complained of are passed over. Gets a sentence for each
     *     mistake
     * @return the job with everything filled in that its tasks left open, a step to be computed and the samples to be
     *     counted among it; worth running only when there are no problems
     */
    public static ResolvedJob resolve(Job job, DataFiles files, Problems problems) {
        List<TaskSpec> resolved = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (TaskSpec spec : job.tasks()) {
            String key = "tasks[" + resolved.size() + "]";
            if (problems.concern(key)) {
                resolved.add(spec);
            } else if (spec instanceof DataSetSpec set) {
                Optional<Task> loaded = DataSetTasks.load(set, key, files, problems);
                loaded.ifPresent(tasks::add);
                resolved.add(loaded.<TaskSpec>map(task -> counted(set, task)).orElse(spec));
            } else {
                TaskSpec filled = checked(spec, key, job.recurrence(), problems);
                resolved.add(filled);
                if (!problems.concern(key)) {
                    tasks.add(of(filled, job.recurrence()));
                }
            }
        }
        Set<ErrorMeasure> offered = EnumSet.noneOf(ErrorMeasure.class);
        tasks.forEach(task -> offered.addAll(task.errors()));
        if (!problems.concern("tasks") && !problems.concern("criteria")) {
            checkOffered(job.criteria(), offered, problems);
        }
        if (!problems.concern("tasks") && !problems.concern("grid")) {
            checkScales(job, problems);
        }
        return new ResolvedJob(job.withTasks(resolved), tasks);
    }

    private static DataSetSpec counted(DataSetSpec set, Task task) {
        return set.withSamples(
                task.trainingData().count(), task.evaluationData().count());
    }

    /** The spec, filled in; gets a sentence for each mistake. */
    private static TaskSpec checked(TaskSpec spec, String key, Recurrence recurrence, Problems problems) {
        if (spec instanceof SystemSpec system) {
            return SystemTasks.checked(system, key, recurrence, problems);
        }
        if (spec instanceof CatalogueFunction named) {
            CatalogueFunction filled = FunctionTasks.filled(named);
            FunctionTasks.check(filled, key, problems);
            return filled;
        }
        FunctionTasks.check((WrittenFunction) spec, key + ".function", problems);
        return spec;
    }

    private static void checkScales(Job job, Problems problems) {
        Optional<TaskSpec> function = job.tasks().stream()
                .filter(task -> !(task instanceof SystemSpec))
                .findFirst();
        if (function.isPresent() && job.grid().weightScales().stream().allMatch(WeightScale::isGain)) {
            problems.add(
                    "grid",
                    "gains alone where " + function.get().name()
                            + (function.get() instanceof DataSetSpec ? " is a data set" : " is a function")
                            + ", whose networks have no recurrent weights; give weight_ranges too");
        }
    }

    /** Adds a sentence for each criterion on an error that no task offers. */
    static void checkOffered(List<Criterion> criteria, Set<ErrorMeasure> offered, Problems problems) {
        for (int i = 0; i < criteria.size(); i++) {
            ErrorMeasure error = criteria.get(i).error();
            if (!offered.contains(error)) {
                problems.add(
                        "criteria[" + i + "].error",
                        error.keyword() + " where no task offers it; there are "
                                + String.join(
                                        ", ",
                                        offered.stream().map(Keyword::keyword).toList()));
            }
        }
    }
}
