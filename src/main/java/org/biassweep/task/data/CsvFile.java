package org.biassweep.task.data;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A CSV file: UTF-8, commas, names of columns in the first line (RFC 4180). */
final class CsvFile {

    private static final int MOST_COLUMNS = 1 << 16;
    private static final int NO_COMMENTS = '\0';
    private static final int LOOKED_AT = 4096;

    private CsvFile() {}

    /** @throws InvalidDataException if it is no CSV, or a value is not what its column is for */
    static void read(Content content, TableBuilder table) {
        String path = content.path();
        if (content.bytes().length == 0) {
            throw new InvalidDataException(
                    path + " is empty; give Parquet, or CSV with the names of the columns in its" + " first line");
        }
        int looked = Math.min(LOOKED_AT, content.bytes().length);
        for (int i = 0; i < looked; i++) {
            if (content.bytes()[i] == 0) {
                throw new InvalidDataException(path + " is neither Parquet nor a text; give Parquet or CSV");
            }
        }
        CsvParser parser = new CsvParser(settings());
        try {
            parser.beginParsing(new ByteArrayInputStream(content.bytes()), StandardCharsets.UTF_8);
            String[] names = parser.parseNext();
            List<String> header = Arrays.stream(names == null ? new String[0] : names)
                    .map(name -> name == null ? "" : name)
                    .toList();
            if (header.size() < 2) {
                throw new InvalidDataException(path + " has no comma in its first line, \"" + String.join("", header)
                        + "\"; give the names of at least two columns there, with commas between them");
            }
            List<String> wanted = table.begin(path, header);
            int[] at = wanted.stream().mapToInt(header::indexOf).toArray();
            int label = header.indexOf(table.label());
            String[] row = parser.parseNext();
            for (long number = 1; row != null; number++) {
                add(path, number, row, header.size(), wanted, at, label, table);
                row = parser.parseNext();
            }
        } catch (TextParsingException e) {
            throw new InvalidDataException(
                    path + " is no CSV: " + e.getMessage().lines().findFirst().orElse(""));
        } finally {
            parser.stopParsing();
        }
    }

    private static void add(
            String path,
            long number,
            String[] row,
            int width,
            List<String> wanted,
            int[] at,
            int label,
            TableBuilder table) {
        if (row.length != width) {
            throw new InvalidDataException(path + " has " + row.length + " values in row " + number + " and " + width
                    + " columns in its first line; mend the row, or copy the file again if it was cut off");
        }
        double[] numbers = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            numbers[i] = table.number(path, wanted.get(i), number, row[at[i]]);
        }
        table.add(path, number, numbers, label < 0 ? null : row[label]);
    }

    private static CsvParserSettings settings() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setLineSeparatorDetectionEnabled(true);
        settings.getFormat().setComment((char) NO_COMMENTS);
        settings.setMaxColumns(MOST_COLUMNS);
        settings.setMaxCharsPerColumn(-1);
        return settings;
    }
}
