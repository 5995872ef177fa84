package org.biassweep.analysis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import org.biassweep.task.Shape;

/**
 * Curves of several tasks that differ in nothing but the task: trials of one seed and width have one frozen network.
 *
 * <p>The tasks have the same kind and as many inputs and outputs. Horizons may differ, and so may the steps of
 * classifications, where the epochs do not.
 *
 * @param curves at least two, one a task, in the order of tables
 */
record TaskGroup(List<Curve> curves) {

    private record Shared(Shape.Kind kind, int inputs, int outputs, Settings settings, int passes) {

        static Shared of(Curve curve) {
            return new Shared(
                    curve.kind(),
                    curve.size().inputs(),
                    curve.size().outputs(),
                    curve.key().settings(),
                    passes(curve));
        }

        /** Epochs of a classification, steps of others. */
        private static int passes(Curve curve) {
            int steps = curve.key().steps();
            Integer batchSize = curve.key().settings().batchSize();
            return batchSize == null
                    ? steps
                    : (int) (steps / Math.ceil((double) curve.size().trainSamples() / batchSize));
        }
    }

    /** All groups of a sweep; two definitions under one name are two tasks. */
    static List<TaskGroup> of(List<Curve> curves) {
        return curves.stream().collect(groupingBy(Shared::of, LinkedHashMap::new, toList())).values().stream()
                .filter(group -> group.size() > 1)
                .map(TaskGroup::new)
                .toList();
    }

    List<CurveKey> keys() {
        return curves.stream().map(Curve::key).toList();
    }

    Settings settings() {
        return curves.get(0).key().settings();
    }

    /** The tasks' names. */
    String names() {
        return curves.stream().map(curve -> curve.key().task()).collect(joining(", "));
    }

    /** Null where they differ. */
    Integer steps() {
        List<Integer> all =
                curves.stream().map(curve -> curve.key().steps()).distinct().toList();
        return all.size() == 1 ? all.get(0) : null;
    }

    /** Whether every task's trials have an error. */
    boolean has(String error) {
        return curves.stream().allMatch(curve -> curve.has(error));
    }
}
