package org.biassweep.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Reads {@code seeds}: how many, a list of them, or a rule by which they are added.
 *
 * @param seeds all that a cell may take
 * @param rule null where it takes all
 */
record SeedsReader(List<Long> seeds, SeedRule rule) {

    private static final int DEFAULT_SEEDS = 32;
    private static final int MOST_SEEDS = 10_000_000;
    private static final String DECIDED = "decided";

    /** What a grid says about seeds. */
    static SeedsReader of(YamlMap grid) {
        Optional<YamlValue> value = grid.optional("seeds");
        if (value.isEmpty()) {
            return new SeedsReader(first(DEFAULT_SEEDS), null);
        }
        if (value.get().isMap()) {
            return value.get().map().flatMap(SeedsReader::rule).orElse(new SeedsReader(List.of(), null));
        }
        return new SeedsReader(
                list(value.get(), "how many seeds, such as 32, a list of them, or {min: 16, max: 512, until: decided}"),
                null);
    }

    private static Optional<SeedsReader> rule(YamlMap map) {
        Optional<Long> min = map.required("min", "how many seeds every cell has, such as 16")
                .flatMap(value -> value.whole(1, MOST_SEEDS));
        Optional<Long> max = map.required("max", "how many seeds a cell has at most, such as 512")
                .flatMap(value -> value.whole(min.orElse(1L), MOST_SEEDS));
        map.required("until", DECIDED)
                .filter(value -> !value.isWord(DECIDED))
                .ifPresent(value -> value.refuse(DECIDED));
        map.refuseUnknownKeys();
        return min.flatMap(least -> max.map(
                most -> new SeedsReader(first(most), new SeedRule(Math.toIntExact(least), Math.toIntExact(most)))));
    }

    /** The rule as {@link #of} reads it. */
    static Map<String, Object> map(SeedRule rule) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("min", rule.min());
        map.put("max", rule.max());
        map.put("until", DECIDED);
        return map;
    }

    /** The first so many, or those of a list. */
    static List<Long> list(YamlValue value, String wanted) {
        if (value.isList()) {
            return value.distinct(entry -> entry.whole(0, Long.MAX_VALUE));
        }
        if (!value.isWhole()) {
            return value.<List<Long>>refuse(wanted).orElse(List.of());
        }
        return value.whole(1, MOST_SEEDS).map(SeedsReader::first).orElse(List.of());
    }

    private static List<Long> first(long count) {
        return LongStream.range(0, count).boxed().toList();
    }
}
