package org.biassweep.analysis;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.biassweep.spec.Criterion;

/** The analysis of a sweep: from the table of its trials to the three tables of results and what the report shows. */
public final class Analysis {

    private Analysis() {}

    /**
     * Analyses trials and writes {@code curves}, {@code probabilities} and {@code required_widths} as Parquet under the
     * output directory, one file each, over what was there.
     *
     * <p>An error that a curve's trials do not have gives no rows for the curve. Where every trial of a curve failed it
     * cannot be told which errors they would have had: the curve then has rows for all of them.
     *
     * @param table the trials of a sweep, rows of {@code TrialTable.SCHEMA} with unique ids
     * @param criteria what counts as approximated; at least one
     * @param delta δ in (0, 1)
     * @param output the directory of results; any Hadoop path
     * @throws IllegalArgumentException if there is no criterion, or δ is not between 0 and 1
     */
    public static Findings run(Dataset<Row> table, List<Criterion> criteria, double delta, String output) {
        List<Threshold> thresholds = Threshold.of(criteria);
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("no criterion with an epsilon in " + criteria);
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta is " + delta + "; it must lie between 0 and 1");
        }
        try (Cached trials = new Cached(Cells.trials(table));
                Cached cells = new Cached(Cells.of(trials.rows(), thresholds));
                Cached curves = sorted(CurveTable.of(cells.rows()), CurveTable.ORDER);
                Cached probabilities = sorted(ProbabilityTable.of(cells.rows(), thresholds), ProbabilityTable.ORDER);
                Cached widths = sorted(
                        RequiredWidthTable.of(probabilities.rows(), trials.rows(), thresholds, delta),
                        RequiredWidthTable.ORDER)) {
            Row totals = cells.rows()
                    .agg(total("trials", 0L), total("failed", 0L), total("train_seconds", 0.0))
                    .head();
            return new Findings(
                    totals.getLong(0),
                    totals.getLong(1),
                    totals.getDouble(2),
                    written(curves, new Path(output, "curves"), CurveTable::read),
                    written(probabilities, new Path(output, "probabilities"), ProbabilityTable::read),
                    written(widths, new Path(output, "required_widths"), RequiredWidthTable::read),
                    failures(trials.rows()));
        }
    }

    private static Cached sorted(Dataset<Row> rows, Column[] order) {
        return new Cached(rows.repartition(1).sortWithinPartitions(order));
    }

    private static Column total(String column, Object none) {
        return coalesce(sum(column), lit(none));
    }

    private static <T> List<T> written(Cached table, Path directory, Function<Row, T> record) {
        table.rows()
                .write()
                .mode(SaveMode.Overwrite)
                .option("compression", "zstd")
                .parquet(directory.toString());
        return table.rows().collectAsList().stream().map(record).toList();
    }

    private static List<FailedTrials> failures(Dataset<Row> trials) {
        Column[] group = {col("task"), col("width"), col("weight_range"), col("reason")};
        return trials
                .where("failed")
                .groupBy(group)
                .agg(count(lit(1)).as("trials"), min("trial_id").as("example"))
                .repartition(1)
                .sortWithinPartitions(group)
                .collectAsList()
                .stream()
                .map(row -> new FailedTrials(
                        row.getAs("task"),
                        row.<Integer>getAs("width"),
                        row.<Double>getAs("weight_range"),
                        row.getAs("reason"),
                        row.<Long>getAs("trials"),
                        row.getAs("example")))
                .toList();
    }
}
