package org.biassweep.task.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.biassweep.spec.Columns;
import org.biassweep.spec.Nearest;

/** A table that grows, file by file: says which columns are wanted, takes their values as text or number. */
final class TableBuilder {

    private final Columns columns;
    private List<String> features;
    private final List<double[]> rows = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final Map<String, String> labelTexts = new HashMap<>();

    /** @param columns what is wanted */
    TableBuilder(Columns columns) {
        this.columns = columns;
        this.features = columns.features();
    }

    /**
     * Begins a file.
     *
     * @param header the names of its columns
     * @return the columns that are wanted as numbers: features, then targets; the first file decides which
     * @throws InvalidDataException if one is missing, or there are two of it
     */
    List<String> begin(String path, List<String> header) {
        if (features.isEmpty()) {
            features = header.stream()
                    .filter(name ->
                            !name.equals(columns.label()) && !columns.targets().contains(name))
                    .toList();
        }
        if (columns.isClassification()) {
            checkThere(path, header, List.of(columns.label()), "label");
        }
        checkThere(path, header, columns.targets(), "targets");
        checkThere(path, header, features, "features");
        if (features.isEmpty()) {
            throw new InvalidDataException(
                    path + " has no column but " + String.join(", ", header) + "; a network needs at least one to see");
        }
        List<String> wanted = new ArrayList<>(features);
        wanted.addAll(columns.targets());
        return wanted;
    }

    private static void checkThere(String path, List<String> header, List<String> wanted, String key) {
        for (String name : wanted) {
            if (!header.contains(name)) {
                throw new InvalidDataException(
                        key, path + " has no column " + name + "; " + Nearest.suggestion(name, header));
            }
        }
        if (new HashSet<>(header).size() < header.size()) {
            throw new InvalidDataException(
                    path + " has two columns of one name; there are " + String.join(", ", header));
        }
    }

    /** The label's column; null for a regression. */
    String label() {
        return columns.label();
    }

    /**
     * A value as a number.
     *
     * @param text null: there is none
     * @throws InvalidDataException if it is no number, or not finite in single precision, which trainers work in
     */
    double number(String path, String column, long row, String text) {
        if (text != null) {
            try {
                double value = Double.parseDouble(text);
                if (Float.isFinite((float) value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw noNumber(path, column, row, "\"" + text + "\"");
            }
        }
        throw noNumber(path, column, row, text == null ? "nothing" : text);
    }

    private InvalidDataException noNumber(String path, String column, long row, String held) {
        return new InvalidDataException(path + " holds " + held + " in row " + row + ", column " + column
                + ", where a finite number is expected; mend or remove the row, or name other columns as `"
                + keyOf(column) + "`");
    }

    /** The key of a job file that names a column of numbers. */
    String keyOf(String column) {
        return columns.targets().contains(column) ? "targets" : "features";
    }

    /**
     * Adds a row.
     *
     * @param numbers of the columns that {@link #begin} gave
     * @param label null for a regression, or if there is none
     * @throws InvalidDataException if a label is missing
     */
    void add(String path, long row, double[] numbers, String label) {
        if (columns.isClassification()) {
            if (label == null) {
                throw new InvalidDataException(path + " holds nothing in row " + row + ", column " + columns.label()
                        + ", where a label is expected");
            }
            labels.add(labelTexts.computeIfAbsent(label, text -> text));
        }
        rows.add(numbers);
    }

    Table build(String path) {
        return new Table(path, features, rows, labels);
    }
}
