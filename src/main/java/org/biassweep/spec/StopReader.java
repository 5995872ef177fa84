package org.biassweep.spec;

import java.util.List;
import java.util.Optional;

/** Reads {@code training.stop}: when trainings end before their last step. */
final class StopReader {

    private static final double DEFAULT_MARGIN = 0.5;
    private static final double DEFAULT_IMPROVEMENT = 0.01;

    private StopReader() {}

    static Optional<Stop> read(YamlValue value) {
        return value.map().flatMap(map -> {
            Optional<Double> rmse = map.optional("rmse").flatMap(each -> each.number(0, Double.POSITIVE_INFINITY));
            Optional<Double> margin = map.optional("margin")
                    .flatMap(
                            each -> each.number("a number above 0 and at most 1", number -> number > 0 && number <= 1));
            Optional<Integer> plateau = map.optional("plateau")
                    .flatMap(each -> each.whole(10, Integer.MAX_VALUE))
                    .map(Long::intValue);
            Optional<Double> improvement = map.optional("improvement").flatMap(each -> each.number(0, 1));
            map.refuseUnknownKeys();
            refuseAlone(map, "margin", "rmse");
            refuseAlone(map, "improvement", "plateau");
            if (!map.has("rmse") && !map.has("plateau")) {
                value.complain("neither rmse nor plateau, so that nothing ends training; give one, or leave stop out");
            }
            return rmse.isEmpty() && plateau.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Stop(
                            rmse.orElse(null),
                            rmse.map(target -> margin.orElse(DEFAULT_MARGIN)).orElse(null),
                            plateau.orElse(null),
                            plateau.map(steps -> improvement.orElse(DEFAULT_IMPROVEMENT))
                                    .orElse(null)));
        });
    }

    private static void refuseAlone(YamlMap map, String key, String without) {
        if (!map.has(without)) {
            map.optional(key)
                    .ifPresent(value -> value.complain(
                            "it says nothing without " + without + "; give " + without + ", or leave " + key + " out"));
        }
    }

    /** A training that ends at a larger rmse than a criterion asks for would decide that criterion. */
    static void refuseBelow(Stop stop, List<Criterion> criteria, Problems problems) {
        if (stop == null || stop.rmse() == null) {
            return;
        }
        criteria.stream()
                .filter(criterion -> criterion.error() == ErrorMeasure.RMSE)
                .flatMap(criterion -> criterion.epsilons().stream())
                .min(Double::compare)
                .filter(epsilon -> epsilon < stop.rmse())
                .ifPresent(epsilon -> problems.add(
                        "training.stop.rmse",
                        Numbers.text(stop.rmse()) + " where the criterion on rmse has ε = " + Numbers.text(epsilon)
                                + ", which networks that stop there would fail; give at most the smallest ε, "
                                + Numbers.text(epsilon)));
    }
}
