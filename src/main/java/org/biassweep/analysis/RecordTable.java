package org.biassweep.analysis;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A table whose rows are records of one kind: a column for each component, its name in snake case, the components of a
 * component that is a record in its place. NaN is written as null.
 */
final class RecordTable {

    private static final Map<Class<?>, DataType> TYPES = Map.of(
            String.class, DataTypes.StringType,
            int.class, DataTypes.IntegerType,
            Integer.class, DataTypes.IntegerType,
            long.class, DataTypes.LongType,
            double.class, DataTypes.DoubleType,
            Double.class, DataTypes.DoubleType);

    private RecordTable() {}

    /**
     * Writes a table as one Parquet file, over what was there.
     *
     * @param type the kind of the records
     * @param directory where; any Hadoop path
     */
    static <T extends Record> void write(Class<T> type, List<T> records, Path directory, SparkSession spark) {
        StructType schema = new StructType();
        for (RecordComponent column : columns(type)) {
            schema = schema.add(snakeCase(column.getName()), TYPES.get(column.getType()));
        }
        List<Row> rows = records.stream()
                .map(record -> RowFactory.create(values(record).toArray()))
                .toList();
        spark.createDataFrame(rows, schema)
                .coalesce(1)
                .write()
                .mode(SaveMode.Overwrite)
                .option("compression", "zstd")
                .parquet(directory.toString());
    }

    private static List<RecordComponent> columns(Class<?> type) {
        List<RecordComponent> columns = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isRecord()) {
                columns.addAll(columns(component.getType()));
            } else {
                columns.add(component);
            }
        }
        return columns;
    }

    private static List<Object> values(Record record) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(record, component);
            if (value instanceof Record nested) {
                values.addAll(values(nested));
            } else {
                values.add(Double.valueOf(Double.NaN).equals(value) ? null : value);
            }
        }
        return values;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " of a public record cannot be read", e);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
