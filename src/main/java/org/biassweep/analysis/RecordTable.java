package org.biassweep.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
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
            Double.class, DataTypes.DoubleType,
            double[].class, DataTypes.createArrayType(DataTypes.DoubleType, false));

    private RecordTable() {}

    /**
     * Writes a table as one Parquet file, over what was there.
     *
     * @param type the kind of the records
     * @param directory where; any Hadoop path
     */
    static <T extends Record> void write(Class<T> type, List<T> records, Path directory, SparkSession spark) {
        write(rows(type, records, spark), directory);
    }

    /** Writes a table as one Parquet file, over what was there. */
    static void write(Dataset<Row> rows, Path directory) {
        writeParts(rows.coalesce(1), directory);
    }

    /** Writes a table that may be large, a Parquet file for each of its partitions, over what was there. */
    static void writeParts(Dataset<Row> rows, Path directory) {
        rows.write().mode(SaveMode.Overwrite).option("compression", "zstd").parquet(directory.toString());
    }

    /**
     * Removes a table; it need not be there.
     *
     * @throws UncheckedIOException if it is still there then
     */
    static void remove(Path directory, SparkSession spark) {
        try {
            FileSystem files = directory.getFileSystem(spark.sparkContext().hadoopConfiguration());
            if (!files.delete(directory, true) && files.exists(directory)) {
                throw new IOException("cannot remove " + directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table, in the order of the records. */
    static <T extends Record> Dataset<Row> rows(Class<T> type, List<T> records, SparkSession spark) {
        StructType schema = new StructType();
        for (RecordComponent column : columns(type)) {
            schema = schema.add(snakeCase(column.getName()), TYPES.get(column.getType()));
        }
        List<Row> rows = records.stream()
                .map(record -> RowFactory.create(values(record).toArray()))
                .toList();
        return spark.createDataFrame(rows, schema);
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
