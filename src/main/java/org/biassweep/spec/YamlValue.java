package org.biassweep.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of a job file and its key's path, read as what is asked for: what does not fit becomes a sentence in
 * {@link Problems} and an empty result, so that reading goes on.
 */
final class YamlValue {

    private final String key;
    private final Node node;
    private final YamlTree tree;
    private final Problems problems;

    YamlValue(String key, Node node, YamlTree tree, Problems problems) {
        this.key = key;
        this.node = node;
        this.tree = tree;
        this.problems = problems;
        problems.locate(key, tree.place(node));
    }

    String key() {
        return key;
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isWhole() {
        return node.getTag().equals(Tag.INT);
    }

    boolean isWord(String word) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(word);
    }

    Optional<YamlMap> map() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(key, mapping, tree, problems));
        }
        return refuse("a map of keys and values");
    }

    /** Any scalar as its text; numbers too, so that a sweep may be named 2026. */
    Optional<String> text() {
        if (node instanceof ScalarNode scalar
                && !node.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        return refuse("a text");
    }

    /** One text, or those of a list; entries that are no text are left out. */
    List<String> texts() {
        List<YamlValue> entries = isList() ? list().orElse(List.of()) : List.of(this);
        return entries.stream().flatMap(entry -> entry.text().stream()).toList();
    }

    /** Two numbers [low, high] with low ≤ high, or low &lt; high. */
    Optional<Interval> interval(boolean mayBeAPoint) {
        List<YamlValue> entries = list().orElse(List.of());
        List<Double> ends =
                entries.stream().flatMap(end -> end.number().stream()).toList();
        if (entries.isEmpty() || ends.size() < entries.size()) {
            return Optional.empty();
        }
        if (ends.size() == 2 && (mayBeAPoint ? ends.get(0) <= ends.get(1) : ends.get(0) < ends.get(1))) {
            return Optional.of(new Interval(ends.get(0), ends.get(1)));
        }
        complain(
                ends + " is no interval; give two numbers [low, high] with low " + (mayBeAPoint ? "≤" : "<") + " high");
        return Optional.empty();
    }

    Optional<Long> whole(long least, long most) {
        String wanted = "a whole number of at least " + least + (most == Long.MAX_VALUE ? "" : " and at most " + most);
        if (isWhole()) {
            try {
                long value = Long.parseLong(((ScalarNode) node).getValue().replace("_", ""));
                if (value >= least && value <= most) {
                    return Optional.of(value);
                }
            } catch (NumberFormatException e) {
                return refuse(wanted);
            }
        }
        return refuse(wanted);
    }

    /** A finite number inside the open interval (low, high). */
    Optional<Double> number(double low, double high) {
        String wanted = Double.isInfinite(low)
                ? "a number"
                : Double.isInfinite(high)
                        ? "a number above " + plain(low)
                        : "a number between " + plain(low) + " and " + plain(high) + ", both excluded";
        return number(wanted, value -> value > low && value < high);
    }

    /** Any finite number. */
    Optional<Double> number() {
        return number(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** A finite number that fits what is wanted. */
    Optional<Double> number(String wanted, DoublePredicate fits) {
        if (isWhole() || node.getTag().equals(Tag.FLOAT) || looksLikeNumber()) {
            try {
                double value = Double.parseDouble(((ScalarNode) node).getValue().replace("_", ""));
                if (Double.isFinite(value) && fits.test(value)) {
                    return Optional.of(value);
                }
            } catch (NumberFormatException e) {
                return refuse(wanted);
            }
        }
        return refuse(wanted);
    }

    <E extends Enum<E> & Keyword> Optional<E> keyword(Class<E> type) {
        return oneOf(List.of(type.getEnumConstants()));
    }

    <E extends Keyword> Optional<E> oneOf(List<E> choices) {
        return choices.stream()
                .filter(choice -> isWord(choice.keyword()))
                .findFirst()
                .or(() -> refuse((choices.size() == 1 ? "" : "one of ")
                        + String.join(
                                ", ", choices.stream().map(Keyword::keyword).toList())));
    }

    /** The entries of a list that is not empty. */
    Optional<List<YamlValue>> list() {
        return list("entry");
    }

    /** @param entry what each of them is, in words */
    private Optional<List<YamlValue>> list(String entry) {
        if (!(node instanceof SequenceNode sequence)) {
            return refuse("a list, such as [a, b]");
        }
        if (sequence.getValue().isEmpty()) {
            complain("an empty list where at least one " + entry + " is expected");
            return Optional.empty();
        }
        List<YamlValue> entries = new ArrayList<>();
        for (Node each : sequence.getValue()) {
            entries.add(new YamlValue(key + "[" + entries.size() + "]", each, tree, problems));
        }
        return Optional.of(entries);
    }

    /** The entries of a list, each read by {@code reader} and all different; entries that cannot be read are left out. */
    <T> List<T> distinct(Function<YamlValue, Optional<T>> reader) {
        return distinct("entry", reader);
    }

    /** The same, of what is called {@code noun}. */
    <T> List<T> distinct(String noun, Function<YamlValue, Optional<T>> reader) {
        List<T> values = new ArrayList<>();
        Set<T> seen = new HashSet<>();
        for (YamlValue entry : list(noun).orElse(List.of())) {
            reader.apply(entry).ifPresent(value -> {
                if (seen.add(value)) {
                    values.add(value);
                } else {
                    entry.complain(entry.shown() + " stands in the list twice; leave one");
                }
            });
        }
        return values;
    }

    <T> Optional<T> refuse(String wanted) {
        complain(shown() + " where " + wanted + " is expected");
        return Optional.empty();
    }

    void complain(String complaint) {
        problems.add(key, complaint);
    }

    /** YAML 1.1 reads 1e-3 as text; people mean the number. */
    private boolean looksLikeNumber() {
        return node instanceof ScalarNode scalar && scalar.getValue().matches("[-+]?[0-9.]+[eE][-+]?[0-9]+");
    }

    private String shown() {
        if (node instanceof ScalarNode scalar) {
            if (node.getTag().equals(Tag.NULL)) {
                return "nothing";
            }
            return node.getTag().equals(Tag.STR) ? "\"" + scalar.getValue() + "\"" : scalar.getValue();
        }
        return node instanceof MappingNode ? "a map" : "a list";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
