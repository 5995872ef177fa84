package org.biassweep.analysis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.biassweep.task.Shape;

/**
 * Curves of several tasks that differ in nothing but the task: trials of one seed and width have one frozen network.
 *
 * <p>The tasks have the same kind and as many inputs and outputs. Horizons may differ, and so may the steps of
 * classifications, where the epochs do not.
 *
 * @param curves at least two, one a task, in the order of tables
 * @param names what the tasks are called
 */
record TaskGroup(List<Curve> curves, String names) {

    /** How many groups the versions of tasks make at most: tasks and versions would make more than anyone reads. */
    private static final int MOST = 64;

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

    /**
     * All groups of a sweep. Two definitions under one name are versions of a task, and never in one group: there is a
     * group for each choice of a version of every task, the newest versions before others. Of more than 64 choices from
     * the same tasks it is the first 64.
     *
     * @param curves in the order of tables
     */
    static List<TaskGroup> of(List<Curve> curves) {
        TaskTitles titles = new TaskTitles(curves.stream().map(Curve::key).toList());
        return curves.stream().collect(groupingBy(Shared::of, LinkedHashMap::new, toList())).values().stream()
                .map(alike -> alike.stream()
                        .collect(groupingBy(curve -> curve.key().task(), LinkedHashMap::new, toList()))
                        .values())
                .filter(tasks -> tasks.size() > 1)
                .flatMap(tasks -> choices(tasks).stream())
                .map(chosen -> new TaskGroup(
                        chosen,
                        chosen.stream().map(curve -> titles.of(curve.key())).collect(joining(", "))))
                .toList();
    }

    /** One version of every task in all ways, at most 64. */
    private static List<List<Curve>> choices(Collection<List<Curve>> tasks) {
        List<List<Curve>> choices = List.of(List.of());
        for (List<Curve> versions : tasks) {
            List<List<Curve>> fewer = choices;
            choices = versions.stream()
                    .sorted(Comparator.comparing(Curve::lastFinished, Comparator.reverseOrder()))
                    .flatMap(version -> fewer.stream()
                            .map(chosen -> Stream.concat(chosen.stream(), Stream.of(version))
                                    .toList()))
                    .limit(MOST)
                    .toList();
        }
        return choices;
    }

    List<CurveKey> keys() {
        return curves.stream().map(Curve::key).toList();
    }

    Settings settings() {
        return curves.get(0).key().settings();
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
