package org.biassweep.analysis;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.zip_with;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;

/**
 * Measures over the units of a network: each is computed within its row, of array columns with a number a unit.
 *
 * <p>A unit is <em>on</em> where its task variance is above 1 % of the largest of its network. Activities scale with the
 * weights, so a bound that does not would compare weight ranges instead of solutions.
 */
final class UnitMeasures {

    private static final double ON = 0.01;

    private static final UserDefinedFunction PEARSON =
            udf((UDF2<Seq<Float>, Seq<Float>, Double>) UnitMeasures::pearson, DataTypes.DoubleType);

    private UnitMeasures() {}

    /** Pearson's correlation; null where one of the arrays is constant, or has fewer than two numbers. */
    static Column correlation(Column first, Column second) {
        return PEARSON.apply(first, second);
    }

    /** The share of units with a firing share of 0. */
    static Column silentShare(Column firingShare) {
        return size(filter(firingShare, share -> share.equalTo(0))).divide(size(firingShare));
    }

    /** The share of units that are on. */
    static Column onShare(Column taskVariance) {
        return shareAbove(taskVariance, array_max(taskVariance).multiply(ON));
    }

    /** The share of numbers above a bound. */
    static Column shareAbove(Column values, Column bound) {
        return size(filter(values, value -> value.gt(bound))).divide(size(values));
    }

    /** The root of the mean squared difference. */
    static Column rmsDifference(Column first, Column second) {
        Column squares = zip_with(
                first,
                second,
                (a, b) -> a.cast(DataTypes.DoubleType)
                        .minus(b)
                        .multiply(a.cast(DataTypes.DoubleType).minus(b)));
        return sqrt(
                aggregate(squares, lit(0.0), (sum, square) -> sum.plus(square)).divide(size(first)));
    }

    /** Units that are on in both, of those that are on in either (Jaccard's index); null where none is. */
    static Column onOverlap(Column firstVariance, Column secondVariance) {
        Column first = on(firstVariance);
        Column second = on(secondVariance);
        return try_divide(
                size(filter(zip_with(first, second, Column::and), on -> on)),
                size(filter(zip_with(first, second, Column::or), on -> on)));
    }

    private static Column on(Column taskVariance) {
        return transform(taskVariance, value -> value.gt(array_max(taskVariance).multiply(ON)));
    }

    private static Double pearson(Seq<Float> first, Seq<Float> second) {
        if (first.size() < 2) {
            return null;
        }
        double correlation = new PearsonsCorrelation().correlation(numbers(first), numbers(second));
        return Double.isNaN(correlation) ? null : correlation;
    }

    private static double[] numbers(Seq<Float> values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.apply(i);
        }
        return numbers;
    }
}
