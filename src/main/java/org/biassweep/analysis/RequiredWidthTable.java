package org.biassweep.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table {@code required_widths}: one row a curve and threshold, with the smallest width that suffices. */
final class RequiredWidthTable {

    /** The order of rows. */
    static final Column[] ORDER =
            CurveColumns.orderAnd(col("error"), col("epsilon").desc());

    private RequiredWidthTable() {}

    /**
     * Makes the table.
     *
     * @param probabilities the table of {@link ProbabilityTable}
     * @param trials what it was made of, as {@link Cells#trials} gives them
     * @param thresholds what it was made for
     * @param delta δ in (0, 1)
     */
    static Dataset<Row> of(Dataset<Row> probabilities, Dataset<Row> trials, List<Threshold> thresholds, double delta) {
        double target = 1 - delta;
        Column suffices = col("probability_monotone").geq(target - SwitchRelation.ROUNDING);
        return probabilities
                .groupBy(CurveColumns.and(col("error"), col("epsilon")))
                .agg(
                        min(when(suffices, col("width"))).as("required_width"),
                        min(when(col("ci_low").geq(target), col("width"))).as("certified_width"),
                        max("width").as("largest_width"))
                .join(BootstrapIntervals.of(trials, thresholds, target), new String[] {"curve_id", "error", "epsilon"})
                .select(CurveColumns.and(
                        col("error"),
                        col("epsilon"),
                        lit(delta).as("delta"),
                        col("required_width"),
                        col("ci_low"),
                        col("ci_high"),
                        col("certified_width"),
                        col("largest_width")));
    }

    /** A row of the table as a record. */
    static RequiredWidth read(Row row) {
        return new RequiredWidth(
                CurveColumns.read(row),
                row.getAs("error"),
                row.<Double>getAs("epsilon"),
                row.<Double>getAs("delta"),
                row.getAs("required_width"),
                row.getAs("ci_low"),
                row.getAs("ci_high"),
                row.getAs("certified_width"),
                row.<Integer>getAs("largest_width"));
    }
}
