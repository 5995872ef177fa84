package org.biassweep.analysis;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.zip_with;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
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

    // A higher-order SQL function would find the largest number again for each number.
    private static final UserDefinedFunction ON_SHARE =
            udf((UDF1<Seq<Float>, Double>) UnitMeasures::onShare, DataTypes.DoubleType);

    private static final UserDefinedFunction ON_OVERLAP =
            udf((UDF2<Seq<Float>, Seq<Float>, Double>) UnitMeasures::onOverlap, DataTypes.DoubleType);

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
        return ON_SHARE.apply(taskVariance);
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
        return ON_OVERLAP.apply(firstVariance, secondVariance);
    }

    private static double onShare(Seq<Float> taskVariance) {
        double bound = bound(taskVariance);
        int on = 0;
        for (int i = 0; i < taskVariance.size(); i++) {
            on += taskVariance.apply(i) > bound ? 1 : 0;
        }
        return (double) on / taskVariance.size();
    }

    private static Double onOverlap(Seq<Float> first, Seq<Float> second) {
        double firstBound = bound(first);
        double secondBound = bound(second);
        int both = 0;
        int either = 0;
        for (int i = 0; i < first.size(); i++) {
            boolean firstOn = first.apply(i) > firstBound;
            boolean secondOn = second.apply(i) > secondBound;
            both += firstOn && secondOn ? 1 : 0;
            either += firstOn || secondOn ? 1 : 0;
        }
        return either == 0 ? null : (double) both / either;
    }

    /** What a task variance has to be above for its unit to be on. */
    private static double bound(Seq<Float> taskVariance) {
        float largest = 0;
        for (int i = 0; i < taskVariance.size(); i++) {
            largest = Math.max(largest, taskVariance.apply(i));
        }
        return ON * largest;
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
