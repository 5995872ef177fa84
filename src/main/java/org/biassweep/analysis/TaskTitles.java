package org.biassweep.analysis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What tasks are called: by their names, and where a name stands for several definitions by what sets those apart besides,
 * such as {@code gabor (cos(3 * x1) on [-1, 1])}.
 */
public final class TaskTitles {

    private static final String PART = "; ";

    private final Map<Task, String> titles = new HashMap<>();

    private record Task(String name, String definition) {}

    /** @param curves of every task that is to be told from others */
    public TaskTitles(Collection<CurveKey> curves) {
        Map<String, Set<String>> versions = curves.stream()
                .collect(groupingBy(
                        CurveKey::task,
                        LinkedHashMap::new,
                        mapping(CurveKey::definition, toCollection(LinkedHashSet::new))));
        versions.forEach((name, definitions) -> {
            UnaryOperator<String> apart = apart(definitions);
            definitions.forEach(
                    definition -> titles.put(new Task(name, definition), title(name, apart.apply(definition))));
        });
    }

    /** The title of a task; of one without a curve its name. */
    public String of(String name, String definition) {
        return titles.getOrDefault(new Task(name, definition), name);
    }

    String of(CurveKey curve) {
        return of(curve.task(), curve.definition());
    }

    private static String title(String name, String apart) {
        return apart.isEmpty() ? name : name + " (" + apart + ")";
    }

    /** Shortens definitions to as many of the parts that not all of them have, from the first on, as tell all apart. */
    private static UnaryOperator<String> apart(Set<String> definitions) {
        Set<String> shared = new LinkedHashSet<>(parts(definitions.iterator().next()));
        definitions.forEach(definition -> shared.retainAll(parts(definition)));
        int most = definitions.stream()
                .mapToInt(definition -> parts(definition).size())
                .max()
                .orElseThrow();
        return Stream.iterate(0, count -> count <= most, count -> count + 1)
                .<UnaryOperator<String>>map(count -> definition -> parts(definition).stream()
                        .filter(part -> !shared.contains(part))
                        .limit(count)
                        .collect(joining(PART)))
                .filter(shortened ->
                        definitions.stream().map(shortened).distinct().count() == definitions.size())
                .findFirst()
                .orElse(UnaryOperator.identity());
    }

    private static List<String> parts(String definition) {
        return List.of(definition.split(PART));
    }
}
