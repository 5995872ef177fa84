package org.biassweep.task.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.biassweep.spec.Columns;

/** A table: one file or a directory of part files, Parquet or CSV, which their first bytes tell. */
public final class TableFiles {

    /** The first bytes of a Parquet file. */
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private TableFiles() {}

    /**
     * Reads the columns of a table.
     *
     * @param path a file, or a directory whose files are all read, in the order of their names; those that begin with
     *     {@code _} or {@code .} are not
     * @param columns what is wanted
     * @throws InvalidDataException if there is no such file, or it is no table that has them
     */
    public static Table read(DataFiles files, String path, Columns columns) {
        TableBuilder table = new TableBuilder(columns);
        for (String part : parts(files, path)) {
            Content content = Content.of(files, part);
            if (isParquet(content)) {
                readParquet(content, table);
            } else {
                CsvFile.read(content, table);
            }
        }
        return table.build(path);
    }

    private static boolean isParquet(Content content) {
        return content.bytes().length >= PARQUET.length
                && Arrays.equals(content.bytes(), 0, PARQUET.length, PARQUET, 0, PARQUET.length);
    }

    private static void readParquet(Content content, TableBuilder table) {
        try {
            ParquetFile.read(content, table);
        } catch (NoClassDefFoundError e) {
            if (!String.valueOf(e.getMessage()).startsWith("org/apache/parquet/")) {
                throw e;
            }
            throw new InvalidDataException(
                    content.path() + " is a Parquet file, and where Spark is not, only CSV can be read");
        }
    }

    private static List<String> parts(DataFiles files, String path) {
        try {
            List<String> parts = files.names(path).stream()
                    .filter(name -> !name.startsWith("_") && !name.startsWith("."))
                    .map(name -> path + "/" + name)
                    .toList();
            if (parts.isEmpty() && files.isFolder(path)) {
                throw new InvalidDataException(
                        path + " is a folder without Parquet or CSV files (names that begin with _ or . do not count)");
            }
            return parts.isEmpty() ? List.of(path) : parts;
        } catch (IOException e) {
            throw new InvalidDataException(path + " cannot be looked into: " + e.getMessage());
        }
    }
}
