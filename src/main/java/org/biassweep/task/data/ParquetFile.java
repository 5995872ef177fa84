package org.biassweep.task.data;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.biassweep.spec.Numbers;

/** A Parquet file, read with Parquet's own reader of records. */
final class ParquetFile {

    private final String path;
    private final TableBuilder table;

    private ParquetFile(String path, TableBuilder table) {
        this.path = path;
        this.table = table;
    }

    /** @throws InvalidDataException if it is cut off, or a value is not what its column is for */
    static void read(Content content, TableBuilder table) {
        try {
            new ParquetFile(content.path(), table).read(new InMemoryFile(content.bytes()));
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // Parquet says with both that a file is damaged
            throw new InvalidDataException(content.path() + " begins as Parquet but is cut off or damaged ("
                    + e.getMessage() + "); copy it again");
        }
    }

    private void read(InputFile file) throws IOException {
        MessageType schema;
        try (ParquetFileReader footer = ParquetFileReader.open(file)) {
            schema = footer.getFileMetaData().getSchema();
        }
        List<String> header = schema.getFields().stream().map(Type::getName).toList();
        List<String> wanted = table.begin(path, header);
        int[] at = wanted.stream().mapToInt(header::indexOf).toArray();
        for (int column : at) {
            checkNumeric(schema.getType(column));
        }
        int label = header.indexOf(table.label());
        if (label >= 0) {
            checkLabel(schema.getType(label));
        }
        try (ParquetReader<Group> rows = new Rows(file).build()) {
            Group row = rows.read();
            for (long number = 1; row != null; number++) {
                Group current = row;
                long place = number;
                double[] numbers = IntStream.range(0, at.length)
                        .mapToDouble(i -> table.number(path, wanted.get(i), place, text(current, at[i])))
                        .toArray();
                table.add(path, number, numbers, label < 0 ? null : text(row, label));
                row = rows.read();
            }
        }
    }

    private void checkNumeric(Type column) {
        boolean numeric = column.isPrimitive()
                && !column.isRepetition(Type.Repetition.REPEATED)
                && !(column.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation)
                && switch (column.asPrimitiveType().getPrimitiveTypeName()) {
                    case INT32, INT64, FLOAT, DOUBLE, BOOLEAN -> true;
                    default -> false;
                };
        if (!numeric) {
            throw new InvalidDataException(
                    table.keyOf(column.getName()),
                    path + " holds " + column
                            + " where numbers are expected (int, long, float, double or boolean); name the columns that are");
        }
    }

    private void checkLabel(Type column) {
        if (!column.isPrimitive()
                || column.isRepetition(Type.Repetition.REPEATED)
                || column.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
            throw new InvalidDataException(
                    "label", path + " holds " + column + " where a column of texts or numbers is expected");
        }
    }

    /** The value as a CSV would have it; null if there is none. */
    private static String text(Group row, int column) {
        if (row.getFieldRepetitionCount(column) == 0) {
            return null;
        }
        return switch (row.getType().getType(column).asPrimitiveType().getPrimitiveTypeName()) {
            case FLOAT -> Numbers.text(row.getFloat(column, 0));
            case DOUBLE -> Numbers.text(row.getDouble(column, 0));
            case BOOLEAN -> row.getBoolean(column, 0) ? "1" : "0";
            default -> row.getValueToString(column, 0);
        };
    }

    /** Reads rows as they are. */
    private static final class Rows extends ParquetReader.Builder<Group> {

        Rows(InputFile file) {
            super(file);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
