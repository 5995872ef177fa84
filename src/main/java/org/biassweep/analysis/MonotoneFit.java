package org.biassweep.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.ml.regression.IsotonicRegression;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Probabilities that do not fall with width: the weighted isotonic least-squares fit of each curve, by Spark MLlib
 * (pool adjacent violators; R. E. Barlow et al., "Statistical inference under order restrictions", 1972).
 *
 * <p>A curve has a handful of widths, a sweep may have thousands of curves and thresholds, and a fit costs several
 * Spark jobs. So all groups are fitted at once. Rows are numbered group after group, in rising width within a group;
 * the number is the feature. The label of a row is its probability plus twice the number of the first row of its
 * group: labels of a later group lie at least 1 above those of any earlier one, so no block of the fit crosses from
 * one group into another, and the fit restricted to a group is the group's own. A block's value is the mean of its
 * trials, which is taken from the integer counts again: the offsets then cost no digits.
 */
final class MonotoneFit {

    private MonotoneFit() {}

    /**
     * Adds {@code probability_monotone}.
     *
     * @param counted rows with {@code curve_id}, {@code error}, {@code epsilon}, {@code width}, {@code trials} and {@code
     *     successes}; one row a group and width
     */
    static Dataset<Row> of(Dataset<Row> counted) {
        Column[] group = {col("curve_id"), col("error"), col("epsilon")};
        Dataset<Row> numbered = counted.repartition(1)
                .sortWithinPartitions(group[0], group[1], group[2], col("width"))
                .withColumn("number", monotonically_increasing_id().cast("double"));
        Column offset = min("number").over(Window.partitionBy(group)).multiply(2);
        Dataset<Row> points = numbered.withColumn(
                "label", col("successes").divide(col("trials")).plus(offset));
        var block = Window.partitionBy(group[0], group[1], group[2], col("block"));
        return new IsotonicRegression()
                .setFeaturesCol("number")
                .setLabelCol("label")
                .setWeightCol("trials")
                .setPredictionCol("block")
                .fit(points)
                .transform(points)
                .withColumn(
                        "probability_monotone",
                        sum("successes").over(block).divide(sum("trials").over(block)))
                .drop("number", "label", "block");
    }
}
