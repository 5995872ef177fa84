package org.biassweep.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads one entry of {@code tasks}: a function, a system with {@link SystemReader}, or a data set with {@link
 * DataSetReader}.
 *
 * <p>{@code function: NAME} names a function of the catalogue, its parameters beside it; {@code function: {target: …}}
 * is one written in the job file.
 */
final class TaskReader {

    /** Stands in a job for an entry that could not be read, so that the others keep their places. */
    static final TaskSpec UNREADABLE = new CatalogueFunction("", "", new TreeMap<>(), 2, 2);

    private static final List<String> KINDS = List.of("function", "system", "images", "table");

    private static final int DEFAULT_TRAIN_SAMPLES = 256;
    private static final int DEFAULT_EVAL_SAMPLES = 4001;
    static final int MOST_SAMPLES = 1 << 24;

    private TaskReader() {}

    static TaskSpec read(YamlMap map) {
        List<String> kinds = KINDS.stream().filter(map::has).toList();
        if (kinds.size() > 1) {
            map.optional(kinds.get(1))
                    .orElseThrow()
                    .complain(article(kinds.get(1)) + " beside " + article(kinds.get(0)) + "; make two tasks of them");
            return UNREADABLE;
        }
        return switch (kinds.isEmpty() ? "function" : kinds.get(0)) {
            case "system" ->
                map.optional("system")
                        .flatMap(system -> SystemReader.read(system, map))
                        .orElse(UNREADABLE);
            case "images" -> DataSetReader.images(map).orElse(UNREADABLE);
            case "table" -> DataSetReader.table(map).orElse(UNREADABLE);
            default -> function(map);
        };
    }

    private static String article(String kind) {
        return kind.equals("images") ? kind : "a " + kind;
    }

    private static TaskSpec function(YamlMap map) {
        Optional<YamlValue> function = map.required(
                "function",
                "a name of the catalogue or a map with a target, or `system` for a dynamical system, `images` or `table`"
                        + " for a data set");
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
        Map<String, Double> parameters = parameters(map);
        return new CatalogueFunction(
                given.orElseGet(() -> label(function, parameters)),
                function,
                new TreeMap<>(parameters),
                trainSamples,
                evalSamples);
    }

    /** Every key that nothing has asked for, read as a number, in the file's order. */
    static Map<String, Double> parameters(YamlMap map) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, YamlValue> entry : map.rest()) {
            entry.getValue().number().ifPresent(value -> parameters.put(entry.getKey(), value));
        }
        return parameters;
    }

    /** A name that tells which parameters were given. */
    static String label(String name, Map<String, Double> parameters) {
        StringBuilder label = new StringBuilder(name);
        parameters.forEach((parameter, value) ->
                label.append('_').append(parameter).append('_').append(Numbers.text(value)));
        return label.toString();
    }

    private static TaskSpec writtenFunction(YamlMap map) {
        if (!map.has("target")) {
            map.required("target", "an expression in x1 … xd, or write `function: NAME` for one of the catalogue");
            return UNREADABLE;
        }
        String name = map.required("name", "a name for tables and charts")
                .flatMap(YamlValue::text)
                .orElse("");
        List<String> targets =
                map.required("target", "an expression").map(YamlValue::texts).orElse(List.of());
        List<Interval> domain = new ArrayList<>();
        map.required("domain", "one [low, high] for each input, such as [[-1, 1]]")
                .flatMap(YamlValue::list)
                .ifPresent(entries ->
                        entries.forEach(entry -> entry.interval(false).ifPresent(domain::add)));
        int trainSamples = samples(map, "train_samples", DEFAULT_TRAIN_SAMPLES);
        int evalSamples = samples(map, "eval_samples", DEFAULT_EVAL_SAMPLES);
        Smoothness smoothness = map.optional("smoothness")
                .flatMap(YamlValue::map)
                .map(TaskReader::smoothness)
                .orElse(null);
        map.refuseUnknownKeys();
        return new WrittenFunction(name, targets, domain, smoothness, trainSamples, evalSamples);
    }

    private static Smoothness smoothness(YamlMap map) {
        Optional<Double> lipschitz = bound(map, "lipschitz");
        Optional<Double> secondDerivative = bound(map, "second_derivative");
        List<Double> kinks = map.optional("kinks")
                .map(value -> value.distinct(YamlValue::number))
                .orElse(List.of());
        map.refuseUnknownKeys();
        return new Smoothness(lipschitz.orElse(null), secondDerivative.orElse(null), kinks);
    }

    private static Optional<Double> bound(YamlMap map, String key) {
        return map.optional(key).flatMap(value -> value.number("a bound of at least 0", bound -> bound >= 0));
    }

    private static int samples(YamlMap map, String name, int otherwise) {
        return map.optional(name)
                .flatMap(value -> value.whole(2, MOST_SAMPLES))
                .map(Long::intValue)
                .orElse(otherwise);
    }
}
