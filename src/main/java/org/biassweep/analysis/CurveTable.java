package org.biassweep.analysis;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table {@code curves}: one row a cell and error, with the distribution of the error over seeds. */
final class CurveTable {

    private static final List<String> STATISTICS = List.of("min", "q10", "q25", "median", "q75", "q90", "max", "mean");

    /** The order of rows. */
    static final Column[] ORDER = CurveColumns.orderAnd(col("error"), col("width"));

    private CurveTable() {}

    /** Makes the table of {@link Cells}; the statistics are null where every trial failed. */
    static Dataset<Row> of(Dataset<Row> cells) {
        Column[] errors = Cells.ERRORS.stream().map(CurveTable::statistics).toArray(Column[]::new);
        List<Column> columns = new ArrayList<>(List.of(
                CurveColumns.and(col("width"), col("trained_parameters"), col("error"), col("trials"), col("failed"))));
        STATISTICS.forEach(name -> columns.add(col(name)));
        return cells.select(col("*"), inline(array(errors))).where("applies").select(columns.toArray(Column[]::new));
    }

    private static Column statistics(String error) {
        List<Column> fields = new ArrayList<>(
                List.of(lit(error).as("error"), col(error + "_applies").as("applies")));
        int quantiles = STATISTICS.indexOf("mean");
        for (int i = 0; i < quantiles; i++) {
            fields.add(col(error + "_quantiles").getItem(i).as(STATISTICS.get(i)));
        }
        fields.add(col(error + "_mean").as("mean"));
        return struct(fields.toArray(Column[]::new));
    }

    /** A row of the table as a record. */
    static CurvePoint read(Row row) {
        return new CurvePoint(
                CurveColumns.read(row),
                row.<Integer>getAs("width"),
                row.<Integer>getAs("trained_parameters"),
                row.getAs("error"),
                row.<Long>getAs("trials"),
                row.<Long>getAs("failed"),
                numberOrNaN(row, "min"),
                numberOrNaN(row, "q10"),
                numberOrNaN(row, "q25"),
                numberOrNaN(row, "median"),
                numberOrNaN(row, "q75"),
                numberOrNaN(row, "q90"),
                numberOrNaN(row, "max"),
                numberOrNaN(row, "mean"));
    }

    private static double numberOrNaN(Row row, String column) {
        Double number = row.getAs(column);
        return number == null ? Double.NaN : number;
    }
}
