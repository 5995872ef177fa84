package org.biassweep.analysis;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Keyword;
import org.biassweep.trial.Status;

/** The trials as the analysis sees them. */
final class Trials {

    /** The errors' names, a nullable column each; in the order of tables. */
    static final List<String> ERRORS =
            Keyword.all(ErrorMeasure.class).stream().sorted().toList();

    private Trials() {}

    /**
     * Adds {@code failed} to the trial table; whatever the table says, a failed trial has no error, and a trial of before
     * there were starts has start 0.
     */
    static Dataset<Row> of(Dataset<Row> table) {
        Dataset<Row> trials = table.withColumn("failed", col("status").equalTo(Status.FAILED.keyword()))
                .withColumn("start", coalesce(col("start"), lit(0L)));
        for (String error : ERRORS) {
            Column unlessFailed = when(not(col("failed")), col(error));
            trials = trials.withColumn(error, unlessFailed);
        }
        return trials;
    }
}
