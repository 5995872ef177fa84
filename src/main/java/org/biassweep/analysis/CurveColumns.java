package org.biassweep.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The columns that say which curve a row belongs to; every table of the analysis begins with them. */
final class CurveColumns {

    private static final List<String> NAMES = List.of(
            "curve_id",
            "task",
            "definition",
            "learn",
            "architecture",
            "activation",
            "weight_distribution",
            "weight_range",
            "optimizer",
            "learning_rate",
            "schedule",
            "steps",
            "engine");

    private static final List<String> ORDER =
            List.of("task", "learn", "weight_distribution", "weight_range", "curve_id");

    private CurveColumns() {}

    /** The curve's columns, then others. */
    static Column[] and(Column... others) {
        return Stream.concat(NAMES.stream().map(functions::col), Stream.of(others))
                .toArray(Column[]::new);
    }

    /** The order of curves in tables, then that of other columns. */
    static Column[] orderAnd(Column... others) {
        return Stream.concat(ORDER.stream().map(functions::col), Stream.of(others))
                .toArray(Column[]::new);
    }

    /** The curve that a row belongs to. */
    static CurveKey read(Row row) {
        return new CurveKey(
                row.getAs("curve_id"),
                row.getAs("task"),
                row.getAs("definition"),
                row.getAs("learn"),
                row.getAs("architecture"),
                row.getAs("activation"),
                row.getAs("weight_distribution"),
                row.<Double>getAs("weight_range"),
                row.getAs("optimizer"),
                row.<Double>getAs("learning_rate"),
                row.getAs("schedule"),
                row.<Integer>getAs("steps"),
                row.getAs("engine"));
    }
}
