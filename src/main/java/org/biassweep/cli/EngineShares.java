package org.biassweep.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biassweep.sweep.Plan;
import org.biassweep.trial.Trial;

/** Which engine trains how many trials of a grid, and of which tasks. */
final class EngineShares {

    /** As many tasks are all named; of more, the first ones. */
    private static final int ALL = 4;

    private static final int FIRST = 3;

    private EngineShares() {}

    /** In words; nothing where one engine trains all. */
    static Optional<String> text(Plan plan) {
        Map<String, List<Trial>> shares =
                plan.grid().stream().collect(groupingBy(trial -> trial.engine().name(), LinkedHashMap::new, toList()));
        if (shares.size() < 2) {
            return Optional.empty();
        }
        String most = plan.allocation().isPresent() ? "at most " : "";
        List<String> texts = new ArrayList<>();
        shares.forEach((engine, trials) -> texts.add(String.format(
                Locale.ROOT,
                "%s %s%,d%s (%s)",
                engine,
                most,
                trials.size(),
                texts.isEmpty() ? " trials" : "",
                few(trials.stream()
                        .map(trial -> trial.configuration().task().name())
                        .distinct()
                        .toList()))));
        return Optional.of(String.join(", ", texts));
    }

    private static String few(List<String> names) {
        return names.size() <= ALL
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, FIRST)) + " and " + (names.size() - FIRST) + " more";
    }
}
