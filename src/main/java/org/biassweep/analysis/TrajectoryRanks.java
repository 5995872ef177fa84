package org.biassweep.analysis;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.biassweep.trial.SavedTrajectory;

/** Finds the best, the median and the worst seed of each cell whose trajectories were saved. */
final class TrajectoryRanks {

    private static final List<String> RANKS = List.of("best", "median", "worst");

    private static final Comparator<RankedTrajectory> ORDER = Comparator.comparing(RankedTrajectory::curve, Curve.ORDER)
            .thenComparing(RankedTrajectory::width)
            .thenComparing(ranked -> RANKS.indexOf(ranked.rank()));

    private TrajectoryRanks() {}

    /**
     * Ranks seeds without looking at trajectories, then fetches those of three trials a cell.
     *
     * @param trials as {@link Trials#of} gives them
     * @return ordered by curve, width, rank; empty where no trajectory was saved
     */
    static List<RankedTrajectory> of(Dataset<Row> trials) {
        Dataset<Row> saved = trials.where(
                col("trajectory").isNotNull().and(col("trajectory_prediction").isNotNull()));
        WindowSpec cell = Window.partitionBy("cell_id");
        Dataset<Row> ranks = saved.select("cell_id", "trial_id", "trajectory", "seed")
                .withColumn("place", row_number().over(cell.orderBy("trajectory", "seed")))
                .withColumn("seeds", count(lit(1)).over(cell))
                .select(col("trial_id"), explode(ranks()).as("rank"));
        return saved.join(broadcast(ranks), "trial_id").collectAsList().stream()
                .map(TrajectoryRanks::ranked)
                .sorted(ORDER)
                .toList();
    }

    private static Column ranks() {
        Column place = col("place");
        return array_compact(array(
                when(place.equalTo(1), RANKS.get(0)),
                when(place.equalTo(expr("(seeds + 1) div 2")), RANKS.get(1)),
                when(place.equalTo(col("seeds")), RANKS.get(2))));
    }

    private static RankedTrajectory ranked(Row row) {
        return new RankedTrajectory(
                Cells.curve(row),
                row.<Integer>getAs("width"),
                row.<Integer>getAs("trained_parameters"),
                row.getAs("rank"),
                row.getAs("trial_id"),
                row.<Long>getAs("seed"),
                row.<Double>getAs("trajectory"),
                row.<Integer>getAs("outputs"),
                new SavedTrajectory(numbers(row, "trajectory_target"), numbers(row, "trajectory_prediction")));
    }

    private static double[] numbers(Row row, String column) {
        return row.<Double>getList(row.fieldIndex(column)).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The rows of {@code trajectories}: one for each rank of a cell, time 1 … T and output 1 … l, in this order. */
    static Dataset<Row> rows(List<RankedTrajectory> trajectories, SparkSession spark) {
        return RecordTable.rows(RankedTrajectory.class, trajectories, spark)
                .select(col("*"), posexplode(arrays_zip(col("target"), col("prediction"))))
                .drop("target", "prediction")
                .withColumn("time", expr("int(pos div outputs) + 1"))
                .withColumn("output", expr("pos % outputs + 1"))
                .select(col("*"), col("col.target"), col("col.prediction"))
                .drop("outputs", "pos", "col");
    }
}
