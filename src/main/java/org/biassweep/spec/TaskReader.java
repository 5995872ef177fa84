package org.biassweep.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads one entry of {@code tasks}.
 *
 * <p>{@code function: NAME} names a function of the catalogue, its parameters beside it; {@code function: {target: …}}
 * is one written in the job file.
 */
final class TaskReader {

    /** Stands in a job for an entry that could not be read, so that the others keep their places. */
    static final TaskSpec UNREADABLE = new CatalogueFunction("", "", new TreeMap<>(), 2, 2);

    private static final int DEFAULT_TRAIN_SAMPLES = 256;
    private static final int DEFAULT_EVAL_SAMPLES = 4001;
    private static final int MOST_SAMPLES = 1 << 24;

    private TaskReader() {}

    static TaskSpec read(YamlMap map) {
        Optional<YamlValue> function = map.required("function", "a name of the catalogue or a map with a target");
        if (function.isEmpty()) {
            return UNREADABLE;
        }
        if (!function.get().isMap()) {
            Optional<String> name = function.get().text();
            return name.map(text -> catalogueFunction(text, map)).orElse(UNREADABLE);
        }
        map.refuseUnknownKeys();
        return function.get().map().map(TaskReader::writtenFunction).orElse(UNREADABLE);
    }

    private static TaskSpec catalogueFunction(String function, YamlMap map) {
        Optional<String> given = map.optional("name").flatMap(YamlValue::text);
        int trainSamples = samples(map, "train_samples", DEFAULT_TRAIN_SAMPLES);
        int evalSamples = samples(map, "eval_samples", DEFAULT_EVAL_SAMPLES);
        TreeMap<String, Double> parameters = new TreeMap<>();
        StringBuilder label = new StringBuilder(function);
        for (Map.Entry<String, YamlValue> entry : map.rest()) {
            entry.getValue()
                    .number(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                    .ifPresent(value -> {
                        parameters.put(entry.getKey(), value);
                        label.append('_').append(entry.getKey()).append('_').append(Numbers.text(value));
                    });
        }
        return new CatalogueFunction(given.orElse(label.toString()), function, parameters, trainSamples, evalSamples);
    }

    private static TaskSpec writtenFunction(YamlMap map) {
        if (!map.has("target")) {
            map.required("target", "an expression in x1 … xd, or write `function: NAME` for one of the catalogue");
            return UNREADABLE;
        }
        String name = map.required("name", "a name for tables and charts")
                .flatMap(YamlValue::text)
                .orElse("");
        List<String> targets = map.required("target", "an expression")
                .map(value -> value.isList()
                        ? texts(value)
                        : value.text().map(List::of).orElse(List.of()))
                .orElse(List.of());
        List<Interval> domain = new ArrayList<>();
        map.required("domain", "one [low, high] for each input, such as [[-1, 1]]")
                .flatMap(YamlValue::list)
                .ifPresent(entries -> entries.forEach(entry -> interval(entry).ifPresent(domain::add)));
        int trainSamples = samples(map, "train_samples", DEFAULT_TRAIN_SAMPLES);
        int evalSamples = samples(map, "eval_samples", DEFAULT_EVAL_SAMPLES);
        map.refuseUnknownKeys();
        return new WrittenFunction(name, targets, domain, trainSamples, evalSamples);
    }

    private static List<String> texts(YamlValue list) {
        return list.list().orElse(List.of()).stream()
                .flatMap(entry -> entry.text().stream())
                .toList();
    }

    private static Optional<Interval> interval(YamlValue value) {
        List<Double> ends = value.list().orElse(List.of()).stream()
                .flatMap(end -> end.number(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY).stream())
                .toList();
        if (ends.size() == 2 && ends.get(0) < ends.get(1)) {
            return Optional.of(new Interval(ends.get(0), ends.get(1)));
        }
        value.complain(ends + " is no interval; give two numbers [low, high] with low < high");
        return Optional.empty();
    }

    private static int samples(YamlMap map, String name, int otherwise) {
        return map.optional(name)
                .flatMap(value -> value.whole(2, MOST_SAMPLES))
                .map(Long::intValue)
                .orElse(otherwise);
    }
}
