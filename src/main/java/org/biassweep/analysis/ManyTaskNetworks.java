package org.biassweep.analysis;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.biassweep.spec.Learn;

/** Chooses the frozen networks whose units are clustered. */
final class ManyTaskNetworks {

    /** How many networks are clustered at most: each takes some seconds and hundreds of small Spark jobs. */
    private static final int MOST = 4;

    /**
     * A frozen network and its saved trials.
     *
     * @param curves of the tasks
     * @param width m
     * @param seed the network's
     * @param trialIds one a curve
     */
    record ManyTaskNetwork(List<CurveKey> curves, int width, long seed, List<String> trialIds) {}

    private record Network(int width, long seed) {}

    private ManyTaskNetworks() {}

    /**
     * Of each group of tasks that learned biases, from the smallest start, the widest network with saved trials of every
     * task; of several the one with the smallest seed. Of more than four groups the first four.
     *
     * @param saved as {@link SavedTrials#of} gives them
     */
    static List<ManyTaskNetwork> of(Dataset<Row> saved, List<TaskGroup> groups) {
        Map<String, Map<Network, String>> trials = new HashMap<>();
        List<Row> rows = saved.where(col("learn").equalTo(Learn.BIASES.keyword()))
                .select("curve_id", "width", "seed", "start", "trial_id")
                .orderBy("trial_id")
                .collectAsList();
        long start =
                rows.stream().mapToLong(row -> row.<Long>getAs("start")).min().orElse(0);
        for (Row row : rows) {
            trials.computeIfAbsent(row.getAs("curve_id"), curve -> new HashMap<>())
                    .putIfAbsent(
                            new Network(row.<Integer>getAs("width"), row.<Long>getAs("seed")), row.getAs("trial_id"));
        }
        return groups.stream()
                .filter(group -> group.settings().start() == start)
                .map(group -> widest(group, trials))
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
    }

    private static Optional<ManyTaskNetwork> widest(TaskGroup group, Map<String, Map<Network, String>> trials) {
        List<Map<Network, String>> tasks = new ArrayList<>();
        for (CurveKey key : group.keys()) {
            tasks.add(trials.getOrDefault(key.curveId(), Map.of()));
        }
        return tasks.get(0).keySet().stream()
                .filter(network -> tasks.stream().allMatch(task -> task.containsKey(network)))
                .max(Comparator.comparing(Network::width).thenComparing(Network::seed, Comparator.reverseOrder()))
                .map(network -> new ManyTaskNetwork(
                        group.keys(),
                        network.width(),
                        network.seed(),
                        tasks.stream().map(task -> task.get(network)).toList()));
    }
}
