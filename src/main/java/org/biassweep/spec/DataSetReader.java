package org.biassweep.spec;

import java.util.List;
import java.util.Optional;

/** Reads an entry of {@code tasks} that is a data set: {@code images: NAME} or {@code table: PATH}. */
final class DataSetReader {

    private static final double DEFAULT_TEST_SHARE = 0.2;

    private DataSetReader() {}

    /** @param map the entry; a key of it says that this is a data set of images */
    static Optional<TaskSpec> images(YamlMap map) {
        Optional<TaskSpec> set = map.optional("images").flatMap(YamlValue::text).map(images -> {
            String name = text(map, "name").orElse(images);
            return new ImageSet(
                    name,
                    images,
                    text(map, "folder").orElse("data/" + images),
                    map.optional("scaling")
                            .flatMap(value -> value.oneOf(List.of(Scaling.UNIT, Scaling.STANDARDIZED)))
                            .orElse(Scaling.UNIT),
                    draw(map),
                    samples(map, "train_samples"),
                    samples(map, "test_samples"));
        });
        map.refuseUnknownKeys();
        return set;
    }

    /** @param map the entry; a key of it says that this is a table */
    static Optional<TaskSpec> table(YamlMap map) {
        Optional<String> table = map.optional("table").flatMap(YamlValue::text);
        Optional<String> name = text(map, "name");
        Optional<Columns> columns = columns(map);
        Optional<String> test = text(map, "test");
        Optional<Double> share = map.optional("test_share").flatMap(value -> value.number(0, 1));
        if (map.has("test")) {
            map.optional("test_share").ifPresent(value -> value.complain("a share beside `test`; leave one out"));
        }
        Scaling scaling = map.optional("scaling")
                .flatMap(value -> value.keyword(Scaling.class))
                .orElse(Scaling.STANDARDIZED);
        long draw = draw(map);
        int trainSamples = samples(map, "train_samples");
        int testSamples = samples(map, "test_samples");
        map.refuseUnknownKeys();
        return table.flatMap(path -> columns.map(read -> new TableSet(
                name.orElseGet(() -> stem(path)),
                path,
                read,
                test.orElse(null),
                test.isPresent() ? null : share.orElse(DEFAULT_TEST_SHARE),
                scaling,
                draw,
                trainSamples,
                testSamples)));
    }

    private static Optional<Columns> columns(YamlMap map) {
        Optional<String> label = text(map, "label");
        List<String> targets = map.optional("targets").map(DataSetReader::names).orElse(List.of());
        List<String> features =
                map.optional("features").map(DataSetReader::names).orElse(List.of());
        if (map.has("label") && map.has("targets")) {
            map.optional("targets").orElseThrow().complain("targets beside a label; make two tasks of them");
            return Optional.empty();
        }
        if (!map.has("targets")) {
            map.required("label", "the column whose values are to be told apart, or `targets` for columns of numbers");
        }
        features.stream()
                .filter(name ->
                        targets.contains(name) || label.filter(name::equals).isPresent())
                .forEach(name -> map.optional("features")
                        .orElseThrow()
                        .complain(name + " is " + (targets.contains(name) ? "a target" : "the label")
                                + " and cannot be a feature too; leave it out"));
        return label.isPresent() || !targets.isEmpty()
                ? Optional.of(new Columns(label.orElse(null), targets, features))
                : Optional.empty();
    }

    private static List<String> names(YamlValue value) {
        return value.isList() ? value.distinct(YamlValue::text) : value.texts();
    }

    /** The last name of a path, without what stands behind its first point. */
    private static String stem(String path) {
        String file = path.replaceFirst("/+$", "").replaceFirst("^.*/", "");
        int point = file.indexOf('.', 1);
        return point < 0 ? file : file.substring(0, point);
    }

    private static Optional<String> text(YamlMap map, String key) {
        return map.optional(key).flatMap(YamlValue::text);
    }

    private static long draw(YamlMap map) {
        return map.optional("draw")
                .flatMap(value -> value.whole(0, Long.MAX_VALUE))
                .orElse(0L);
    }

    private static int samples(YamlMap map, String key) {
        return map.optional(key)
                .flatMap(value -> value.whole(2, TaskReader.MOST_SAMPLES))
                .map(Long::intValue)
                .orElse(DataSetSpec.ALL);
    }
}
