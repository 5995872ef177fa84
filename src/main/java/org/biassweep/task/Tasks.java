package org.biassweep.task;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Job;
import org.biassweep.spec.Keyword;
import org.biassweep.spec.Problems;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.SystemSpec;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;

/** Makes tasks of what a job says of them, and says what is wrong with those that cannot be made. */
public final class Tasks {

    private Tasks() {}

    /**
     * The task of a spec.
     *
     * @param spec as {@link #resolve} leaves it
     * @param recurrence how recurrent networks will be run; says how much of a system's past they want to see
     * @throws IllegalArgumentException if the spec lacks a parameter or {@link #resolve} would object to it
     */
    public static Task of(TaskSpec spec, Recurrence recurrence) {
        if (spec instanceof SystemSpec system) {
            return SystemTasks.of(system, recurrence);
        }
        return spec instanceof CatalogueFunction named
                ? FunctionTasks.of(named)
                : FunctionTasks.of((WrittenFunction) spec);
    }

    /**
     * Checks a job's tasks and what its criteria and its grid ask of them.
     *
     * @param problems what the reader found; tasks that it complained of are passed over. Gets a sentence for each
     *     mistake
     * @return the job with everything filled in that its tasks left open, a step to be computed among it; worth running
     *     only when there are no problems
     */
    public static Job resolve(Job job, Problems problems) {
        List<TaskSpec> resolved = new ArrayList<>();
        Set<ErrorMeasure> offered = EnumSet.noneOf(ErrorMeasure.class);
        for (TaskSpec spec : job.tasks()) {
            String key = "tasks[" + resolved.size() + "]";
            TaskSpec filled = problems.concern(key) ? spec : checked(spec, key, job.recurrence(), problems);
            resolved.add(filled);
            if (!problems.concern(key)) {
                offered.addAll(filled instanceof SystemSpec ? SystemTask.ERRORS : FunctionTask.ERRORS);
            }
        }
        if (!problems.concern("tasks") && !problems.concern("criteria")) {
            checkOffered(job.criteria(), offered, problems);
        }
        if (!problems.concern("tasks") && !problems.concern("grid")) {
            checkScales(job, problems);
        }
        return job.withTasks(resolved);
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
                            + " is a function, whose networks have no recurrent weights; give weight_ranges too");
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
