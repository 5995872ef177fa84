package org.biassweep.task;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biassweep.task.data.InvalidDataException;
import org.biassweep.task.data.Table;

/** The labels of a table as classes: numbered in the order of their numbers if all are numbers, else of their texts. */
final class Labels {

    private static final int MOST_CLASSES = 1000;

    private Labels() {}

    /** @throws InvalidDataException if there is but one, or more than can be meant */
    static List<String> classes(Table table) {
        List<String> classes = table.labels().stream().distinct().toList();
        if (classes.size() < 2 || classes.size() > MOST_CLASSES) {
            throw new InvalidDataException(
                    "label",
                    table.path() + " holds " + classes.size() + (classes.size() == 1 ? " label" : " different labels")
                            + " in " + table.count() + " rows where 2 to " + MOST_CLASSES
                            + " classes are expected; name another column, or numbers to approximate as `targets`");
        }
        boolean numbers = classes.stream().allMatch(Labels::isNumber);
        Comparator<String> order = Comparator.naturalOrder();
        return classes.stream()
                .sorted(
                        numbers
                                ? Comparator.comparingDouble(Double::parseDouble)
                                        .thenComparing(order)
                                : order)
                .toList();
    }

    private static boolean isNumber(String label) {
        return label.matches("[-+]?\\d{1,15}(\\.\\d+)?");
    }

    /**
     * The class of each chosen row.
     *
     * @throws InvalidDataException if a label of the table, chosen or not, is none of the classes
     */
    static int[] numbers(Table table, int[] chosen, List<String> classes) {
        Map<String, Integer> numbers = new HashMap<>();
        classes.forEach(label -> numbers.put(label, numbers.size()));
        for (int n = 0; n < table.count(); n++) {
            if (!numbers.containsKey(table.labels().get(n))) {
                throw new InvalidDataException(
                        "test",
                        table.path() + " holds the label " + table.labels().get(n) + " in row " + (n + 1)
                                + ", which no row to train on has (there are "
                                + String.join(", ", classes.subList(0, Math.min(10, classes.size())))
                                + (classes.size() > 10 ? ", …" : "") + "); take both tables of the same set");
            }
        }
        int[] labels = new int[chosen.length];
        for (int n = 0; n < chosen.length; n++) {
            labels[n] = numbers.get(table.labels().get(chosen[n]));
        }
        return labels;
    }
}
