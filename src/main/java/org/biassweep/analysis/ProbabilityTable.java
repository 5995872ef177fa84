package org.biassweep.analysis;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** The table {@code probabilities}: one row a cell and threshold, with the share of trials that reached it. */
final class ProbabilityTable {

    /** The order of rows. */
    static final Column[] ORDER =
            CurveColumns.orderAnd(col("error"), col("width"), col("epsilon").desc());

    private static final UserDefinedFunction LOWER =
            udf((UDF2<Long, Long, Double>) ClopperPearson::lower, DataTypes.DoubleType);

    private static final UserDefinedFunction UPPER =
            udf((UDF2<Long, Long, Double>) ClopperPearson::upper, DataTypes.DoubleType);

    private ProbabilityTable() {}

    /** Makes the table of {@link Cells} that were made with the same thresholds. */
    static Dataset<Row> of(Dataset<Row> cells, List<Threshold> thresholds) {
        Column[] counts = IntStream.range(0, thresholds.size())
                .mapToObj(i -> counts(thresholds.get(i), i))
                .toArray(Column[]::new);
        Dataset<Row> counted = cells.select(col("*"), inline(array(counts))).where("applies");
        return MonotoneFit.of(counted)
                .select(CurveColumns.and(
                        col("width"),
                        col("trained_parameters"),
                        col("error"),
                        col("epsilon"),
                        col("trials"),
                        col("successes"),
                        col("successes").divide(col("trials")).as("probability"),
                        LOWER.apply(col("successes"), col("trials")).as("ci_low"),
                        UPPER.apply(col("successes"), col("trials")).as("ci_high"),
                        col("probability_monotone")));
    }

    private static Column counts(Threshold threshold, int index) {
        return struct(
                lit(threshold.error()).as("error"),
                lit(threshold.epsilon()).as("epsilon"),
                col(threshold.error() + "_applies").as("applies"),
                col("successes_" + index).as("successes"));
    }

    /** A row of the table as a record. */
    static ProbabilityPoint read(Row row) {
        return new ProbabilityPoint(
                CurveColumns.read(row),
                row.<Integer>getAs("width"),
                row.<Integer>getAs("trained_parameters"),
                row.getAs("error"),
                row.<Double>getAs("epsilon"),
                row.<Long>getAs("trials"),
                row.<Long>getAs("successes"),
                row.<Double>getAs("probability"),
                row.<Double>getAs("ci_low"),
                row.<Double>getAs("ci_high"),
                row.<Double>getAs("probability_monotone"));
    }
}
