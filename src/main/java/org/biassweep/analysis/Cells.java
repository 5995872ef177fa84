package org.biassweep.analysis;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Keyword;
import org.biassweep.trial.Status;

/**
 * The cells of a sweep, one row each: everything that the tables need from the trials, gathered in one pass over them.
 *
 * <p>Columns: the curve's, {@code width}, {@code trained_parameters}, {@code trials}, {@code failed}, {@code
 * train_seconds}; for each error e {@code e_quantiles}, {@code e_mean} (both null when no trial has it) and {@code
 * e_applies}; for the i-th threshold {@code successes_i}.
 */
final class Cells {

    /** The errors' names. */
    static final List<String> ERRORS = Keyword.all(ErrorMeasure.class);

    /** The probabilities of {@code e_quantiles}, in its order. */
    private static final double[] QUANTILES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};

    private Cells() {}

    /** The trials, cut down to what the analysis looks at: a failed trial has {@code failed} true and no error. */
    static Dataset<Row> trials(Dataset<Row> table) {
        Column failed = col("status").equalTo(Status.FAILED.keyword());
        List<Column> columns = new ArrayList<>(List.of(CurveColumns.and(
                col("width"),
                col("trained_parameters"),
                col("seed"),
                col("trial_id"),
                failed.as("failed"),
                col("reason"),
                col("train_seconds"))));
        for (String error : ERRORS) {
            columns.add(when(not(failed), col(error)).as(error));
        }
        return table.select(columns.toArray(Column[]::new));
    }

    /**
     * Groups trials into cells.
     *
     * @param trials as {@link #trials} gives them
     * @param thresholds what to count successes of
     */
    static Dataset<Row> of(Dataset<Row> trials, List<Threshold> thresholds) {
        List<Column> aggregates = new ArrayList<>(List.of(
                count_if(col("failed")).as("failed"), sum("train_seconds").as("train_seconds")));
        for (String error : ERRORS) {
            aggregates.add(percentile(col(error), lit(QUANTILES)).as(error + "_quantiles"));
            aggregates.add(avg(error).as(error + "_mean"));
            aggregates.add(count(error).as(error + "_known"));
        }
        for (int i = 0; i < thresholds.size(); i++) {
            Threshold threshold = thresholds.get(i);
            aggregates.add(
                    count_if(col(threshold.error()).leq(threshold.epsilon())).as("successes_" + i));
        }
        Dataset<Row> cells = trials.groupBy(CurveColumns.and(col("width"), col("trained_parameters")))
                .agg(count(lit(1)).as("trials"), aggregates.toArray(Column[]::new));
        for (String error : ERRORS) {
            cells = cells.withColumn(error + "_applies", applies(error)).drop(error + "_known");
        }
        return cells;
    }

    /** An error belongs to a curve if a trial of it has the error, or if none ended well enough to tell. */
    private static Column applies(String error) {
        var curve = Window.partitionBy("curve_id");
        Column known = sum(error + "_known").over(curve);
        Column ended = sum(col("trials").minus(col("failed"))).over(curve);
        return known.gt(0).or(ended.equalTo(0));
    }
}
