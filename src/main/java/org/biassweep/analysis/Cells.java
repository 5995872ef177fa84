package org.biassweep.analysis;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.biassweep.analysis.Cell.Spread;
import org.biassweep.analysis.Cell.TaskSize;

/** Groups trials into cells: one pass of Spark over all trials gathers everything but the bootstrap. */
final class Cells {

    /** The columns that {@link #curve} reads. */
    static final List<String> CURVE = List.of(
            "curve_id",
            "task",
            "definition",
            "horizon",
            "steps",
            "learn",
            "architecture",
            "activation",
            "weight_distribution",
            "weight_range",
            "gain",
            "alpha",
            "beta",
            "initial_state",
            "warm_up_steps",
            "run",
            "gradient_clip",
            "optimizer",
            "learning_rate",
            "schedule",
            "batch_size",
            "mask_method",
            "mask_steepness",
            "ridge",
            "lm_steps",
            "stop_rmse",
            "stop_margin",
            "plateau_steps",
            "plateau_improvement",
            "start",
            "engine",
            "engine_algorithm");

    private static final List<String> REST =
            List.of("inputs", "outputs", "train_samples", "width", "trained_parameters");

    private static final double[] PROBABILITIES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};

    private Cells() {}

    /**
     * Groups trials into cells.
     *
     * @param trials as {@link Trials#of} gives them
     * @param thresholds what to count successes of
     * @return in no particular order
     */
    static List<Cell> of(Dataset<Row> trials, List<Threshold> thresholds) {
        List<Column> aggregates = new ArrayList<>(List.of(
                count_if(col("failed")).as("failed"),
                sum("train_seconds").as("train_seconds"),
                max("finished_at").as("last_finished")));
        for (String error : Trials.ERRORS) {
            aggregates.add(percentile(col(error), lit(PROBABILITIES)).as(error + "_quantiles"));
            aggregates.add(mean(col(error)).as(error + "_mean"));
        }
        for (int i = 0; i < thresholds.size(); i++) {
            Threshold threshold = thresholds.get(i);
            aggregates.add(
                    count_if(col(threshold.error()).leq(threshold.epsilon())).as("successes_" + i));
        }
        return trials
                .groupBy(Stream.concat(CURVE.stream(), REST.stream())
                        .map(functions::col)
                        .toArray(Column[]::new))
                .agg(count(lit(1)).as("trials"), aggregates.toArray(Column[]::new))
                .collectAsList()
                .stream()
                .map(row -> cell(row, thresholds.size()))
                .toList();
    }

    /** Summed in ascending order: it does not depend on where the trials lie. Null where there are none. */
    private static Column mean(Column values) {
        Column sum = aggregate(sort_array(collect_list(values)), lit(0.0), (partial, value) -> partial.plus(value));
        return try_divide(sum, count(values));
    }

    private static Cell cell(Row row, int thresholds) {
        Map<String, Spread> spreads = new HashMap<>();
        for (String error : Trials.ERRORS) {
            Double mean = row.getAs(error + "_mean");
            if (mean != null) {
                spreads.put(error, new Spread(row.getList(row.fieldIndex(error + "_quantiles")), mean));
            }
        }
        return new Cell(
                curve(row),
                new TaskSize(row.getAs("inputs"), row.getAs("outputs"), row.getAs("train_samples")),
                row.<Integer>getAs("width"),
                row.<Integer>getAs("trained_parameters"),
                number(row, "trials"),
                number(row, "failed"),
                row.<Double>getAs("train_seconds"),
                row.<Timestamp>getAs("last_finished").toInstant(),
                spreads,
                IntStream.range(0, thresholds)
                        .mapToObj(i -> number(row, "successes_" + i))
                        .toList());
    }

    private static int number(Row row, String column) {
        return Math.toIntExact(row.<Long>getAs(column));
    }

    /** The curve that a row with the columns of the trial table belongs to. */
    static CurveKey curve(Row row) {
        return new CurveKey(
                row.getAs("curve_id"),
                row.getAs("task"),
                row.getAs("definition"),
                row.getAs("horizon"),
                row.<Integer>getAs("steps"),
                new Settings(
                        row.getAs("learn"),
                        row.getAs("architecture"),
                        row.getAs("activation"),
                        row.getAs("weight_distribution"),
                        row.getAs("weight_range"),
                        row.getAs("gain"),
                        row.getAs("alpha"),
                        row.getAs("beta"),
                        row.getAs("initial_state"),
                        row.getAs("warm_up_steps"),
                        row.getAs("run"),
                        row.getAs("gradient_clip"),
                        row.getAs("optimizer"),
                        row.<Double>getAs("learning_rate"),
                        row.getAs("schedule"),
                        row.getAs("batch_size"),
                        row.getAs("mask_method"),
                        row.getAs("mask_steepness"),
                        row.getAs("ridge"),
                        row.getAs("lm_steps"),
                        row.getAs("stop_rmse"),
                        row.getAs("stop_margin"),
                        row.getAs("plateau_steps"),
                        row.getAs("plateau_improvement"),
                        row.<Long>getAs("start"),
                        row.getAs("engine"),
                        row.<Integer>getAs("engine_algorithm")));
    }
}
