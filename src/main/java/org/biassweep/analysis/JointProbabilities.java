package org.biassweep.analysis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Asks of each frozen network whether all tasks of a group were reached on it; what comes back is small. */
final class JointProbabilities {

    private static final Comparator<JointProbability> ORDER = Comparator.comparing(JointProbability::error)
            .thenComparing(JointProbability::width)
            .thenComparing(JointProbability::epsilon, Comparator.reverseOrder());

    private static final StructType MEMBERS = new StructType()
            .add("curve_id", DataTypes.StringType, false)
            .add("place", DataTypes.IntegerType, false)
            .add("tasks", DataTypes.IntegerType, false);

    private JointProbabilities() {}

    /**
     * Counts the seeds of every group and width.
     *
     * @param trials as {@link Trials#of} gives them
     * @param groups of the trials' curves
     * @param thresholds what a trial should be within
     * @param interval of each probability
     * @return one a group that has a seed with all tasks, in the order of the groups
     */
    static List<JointCurve> of(
            Dataset<Row> trials, List<TaskGroup> groups, List<Threshold> thresholds, ProbabilityInterval interval) {
        if (groups.isEmpty()) {
            return List.of();
        }
        List<JointCurve> curves = new ArrayList<>();
        Map<Integer, List<Row>> counts = counts(trials, groups, thresholds).collectAsList().stream()
                .collect(groupingBy(row -> row.<Integer>getAs("place"), TreeMap::new, toList()));
        counts.forEach((place, rows) -> {
            List<JointProbability> points = points(groups.get(place), rows, thresholds, interval);
            if (!points.isEmpty()) {
                curves.add(new JointCurve(groups.get(place).keys(), points));
            }
        });
        return curves;
    }

    /**
     * A row for each group, curve and width: the seeds that have a trial of every task, and for each threshold those
     * within it, alone and with all other tasks. A trial that was made in two ways counts once, as the better one.
     */
    private static Dataset<Row> counts(Dataset<Row> trials, List<TaskGroup> groups, List<Threshold> thresholds) {
        List<Column> reached = new ArrayList<>();
        List<Column> counts = new ArrayList<>();
        WindowSpec network = Window.partitionBy("place", "width", "seed");
        Map<String, Column> withAll = new LinkedHashMap<>();
        for (int i = 0; i < thresholds.size(); i++) {
            Column within = col(thresholds.get(i).error()).leq(thresholds.get(i).epsilon());
            reached.add(max(coalesce(within, lit(false))).as("reached_" + i));
            withAll.put("all_" + i, min(col("reached_" + i)).over(network));
            counts.add(count_if(col("reached_" + i)).as("single_" + i));
            counts.add(count_if(col("all_" + i)).as("joint_" + i));
        }
        return trials.join(broadcast(members(groups, trials.sparkSession())), "curve_id")
                .groupBy("place", "tasks", "curve_id", "width", "trained_parameters", "seed")
                .agg(count(lit(1)).as("ways"), reached.toArray(Column[]::new))
                .withColumn("tried", count(lit(1)).over(network))
                .where(col("tried").equalTo(col("tasks")))
                .withColumns(withAll)
                .groupBy("place", "curve_id", "width", "trained_parameters")
                .agg(count(lit(1)).as("trials"), counts.toArray(Column[]::new));
    }

    private static Dataset<Row> members(List<TaskGroup> groups, SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < groups.size(); place++) {
            for (CurveKey key : groups.get(place).keys()) {
                rows.add(RowFactory.create(
                        key.curveId(), place, groups.get(place).curves().size()));
            }
        }
        return spark.createDataFrame(rows, MEMBERS);
    }

    private static List<JointProbability> points(
            TaskGroup group, List<Row> counts, List<Threshold> thresholds, ProbabilityInterval interval) {
        List<JointProbability> points = new ArrayList<>();
        counts.stream()
                .sorted(Comparator.comparing(row -> row.<String>getAs("curve_id")))
                .collect(groupingBy(row -> row.<Integer>getAs("width")))
                .values()
                .forEach(tasks -> IntStream.range(0, thresholds.size())
                        .filter(i -> group.has(thresholds.get(i).error()))
                        .mapToObj(i -> point(group, tasks, thresholds.get(i), i, interval))
                        .forEach(points::add));
        points.sort(ORDER);
        return points;
    }

    private static JointProbability point(
            TaskGroup group, List<Row> tasks, Threshold threshold, int i, ProbabilityInterval interval) {
        Row first = tasks.get(0);
        long trials = first.<Long>getAs("trials");
        long successes = first.<Long>getAs("joint_" + i);
        double[] singles = tasks.stream()
                .mapToDouble(row -> row.<Long>getAs("single_" + i) / (double) trials)
                .toArray();
        Curve curve = group.curves().get(0);
        return new JointProbability(
                group.names(),
                tasks.size(),
                curve.size().inputs(),
                curve.size().outputs(),
                group.steps(),
                group.settings(),
                first.<Integer>getAs("width"),
                first.<Integer>getAs("trained_parameters"),
                threshold.error(),
                threshold.epsilon(),
                trials,
                successes,
                (double) successes / trials,
                interval.lower(successes, trials),
                interval.upper(successes, trials),
                interval.keyword(),
                Arrays.stream(singles).reduce(1, (a, b) -> a * b),
                Arrays.stream(singles).min().orElseThrow());
    }
}
