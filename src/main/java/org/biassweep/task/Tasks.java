package org.biassweep.task;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Job;
import org.biassweep.spec.Keyword;
import org.biassweep.spec.Nearest;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.Problems;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.WrittenFunction;

/** Makes tasks of what a job says of them, and says what is wrong with those that cannot be made. */
public final class Tasks {

    /** Keys that may stand beside the parameters of a catalogue function; a mistyped one looks like a parameter. */
    private static final List<String> COMMON_KEYS = List.of("function", "name", "train_samples", "eval_samples");

    private Tasks() {}

    /**
     * The task of a spec.
     *
     * @param spec as {@link #resolve} leaves it
     * @param recurrence how recurrent networks will be run; says how much of a system's past they want to see
     * @throws IllegalArgumentException if the spec lacks a parameter or {@link #resolve} would object to it
     */
    public static Task of(TaskSpec spec, Recurrence recurrence) {
        Target target = spec instanceof CatalogueFunction named
                ? Keyword.of(Catalogue.class, named.function()).target(named.parameters())
                : Target.of((WrittenFunction) spec);
        return new FunctionTask(spec.name(), target, spec.trainSamples(), spec.evalSamples());
    }

    /**
     * Checks a job's tasks and what its criteria ask of them.
     *
     * @param problems what the reader found; tasks that it complained of are passed over. Gets a sentence for each
     *     mistake
     * @return the job with every parameter of its tasks filled in; worth running only when there are no problems
     */
    public static Job resolve(Job job, Problems problems) {
        List<TaskSpec> resolved = new ArrayList<>();
        Set<ErrorMeasure> offered = EnumSet.noneOf(ErrorMeasure.class);
        for (TaskSpec spec : job.tasks()) {
            String key = "tasks[" + resolved.size() + "]";
            TaskSpec filled = spec instanceof CatalogueFunction named ? withDefaults(named) : spec;
            resolved.add(filled);
            if (problems.concern(key)) {
                continue;
            }
            if (filled instanceof CatalogueFunction named) {
                check(named, key, problems);
            } else {
                check((WrittenFunction) filled, key + ".function", problems);
            }
            if (!problems.concern(key)) {
                offered.addAll(of(filled, job.recurrence()).errors());
            }
        }
        if (!problems.concern("tasks") && !problems.concern("criteria")) {
            checkOffered(job.criteria(), offered, problems);
        }
        return job.withTasks(resolved);
    }

    private static Optional<Catalogue> named(String name) {
        return Keyword.all(Catalogue.class).contains(name)
                ? Optional.of(Keyword.of(Catalogue.class, name))
                : Optional.empty();
    }

    private static CatalogueFunction withDefaults(CatalogueFunction spec) {
        return named(spec.function())
                .map(function -> {
                    SortedMap<String, Double> parameters = function.defaults();
                    parameters.putAll(spec.parameters());
                    return new CatalogueFunction(
                            spec.name(), spec.function(), parameters, spec.trainSamples(), spec.evalSamples());
                })
                .orElse(spec);
    }

    private static void check(CatalogueFunction spec, String key, Problems problems) {
        Optional<Catalogue> function = named(spec.function());
        if (function.isEmpty()) {
            problems.add(
                    key + ".function",
                    "unknown function " + spec.function() + "; "
                            + Nearest.suggestion(spec.function(), Keyword.all(Catalogue.class)));
            return;
        }
        Set<String> unknown = new TreeSet<>(spec.parameters().keySet());
        for (Parameter parameter : function.get().parameters()) {
            unknown.remove(parameter.name());
            parameter
                    .objection(spec.parameters().get(parameter.name()))
                    .ifPresent(objection -> problems.add(key + "." + parameter.name(), objection));
        }
        for (String name : unknown) {
            List<String> keys = new ArrayList<>(function.get().defaults().keySet());
            keys.addAll(COMMON_KEYS);
            problems.add(
                    key + "." + name,
                    spec.function() + " has no parameter of this name; " + Nearest.suggestion(name, keys));
        }
        if (!problems.concern(key)) {
            try {
                of(spec, Recurrence.DEFAULT);
            } catch (InvalidTargetException e) {
                problems.add(key, e.getMessage());
            }
        }
    }

    private static void check(WrittenFunction spec, String key, Problems problems) {
        List<Interval> sides = spec.domain();
        if (sides.size() > Box.MOST_DIMENSIONS) {
            problems.add(
                    key + ".domain",
                    sides.size() + " intervals; functions of at most " + Box.MOST_DIMENSIONS
                            + " inputs can be sampled");
        }
        for (int i = 0; i < sides.size(); i++) {
            Interval side = sides.get(i);
            float low = (float) side.low();
            float high = (float) side.high();
            if (!Float.isFinite(low) || !Float.isFinite(high) || low == high) {
                problems.add(
                        key + ".domain[" + i + "]",
                        "[" + Numbers.text(side.low()) + ", " + Numbers.text(side.high())
                                + "] is no interval in single precision, which training works in; give two numbers of at"
                                + " most 3.4e38 in size that differ in the first seven digits");
            }
        }
        if (problems.concern(key + ".domain")) {
            return;
        }
        for (int k = 0; k < spec.targets().size(); k++) {
            WrittenFunction output = new WrittenFunction(
                    spec.name(), List.of(spec.targets().get(k)), sides, spec.trainSamples(), spec.evalSamples());
            try {
                of(output, Recurrence.DEFAULT);
            } catch (InvalidTargetException e) {
                problems.add(key + ".target" + (spec.targets().size() == 1 ? "" : "[" + k + "]"), e.getMessage());
            }
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
