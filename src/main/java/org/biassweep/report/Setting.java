package org.biassweep.report;

import java.util.List;
import java.util.function.Function;
import org.biassweep.analysis.CurveKey;

/** Something by which the curves of one task can differ: a column of the tables, a part of a series' name. */
enum Setting {
    WEIGHT_SCALE("weights", "", key -> key.weightScale().text()),
    LEARN("learn", "", CurveKey::learn),
    ARCHITECTURE("architecture", "", CurveKey::architecture),
    ACTIVATION("activation", "", CurveKey::activation),
    WEIGHT_DISTRIBUTION("distribution", "", CurveKey::weightDistribution),
    INITIAL_STATE("initial state", "r₀ ", key -> key.initialState() == null ? "" : key.initialState()),
    RUN("run", "", key -> key.run() == null ? "" : key.run()),
    OPTIMIZER("optimizer", "", CurveKey::optimizer),
    LEARNING_RATE("learning rate", "learning rate ", key -> Html.number(key.learningRate())),
    SCHEDULE("schedule", "", CurveKey::schedule),
    STEPS("steps", "steps ", key -> Integer.toString(key.steps())),
    ENGINE("engine", "", CurveKey::engine),
    ENGINE_ALGORITHM("algorithm", "algorithm ", key -> Integer.toString(key.engineAlgorithm()));

    private final String label;
    private final String prefix;

    @SuppressWarnings("ImmutableEnumChecker") // none of the functions above has state
    private final Function<CurveKey, String> value;

    Setting(String label, String prefix, Function<CurveKey, String> value) {
        this.label = label;
        this.prefix = prefix;
        this.value = value;
    }

    String label() {
        return label;
    }

    /** The curve's value, as tables show it. */
    String value(CurveKey curve) {
        return value.apply(curve);
    }

    /** The curve's value, as the name of a series shows it: {@code a = 0.5}. */
    String named(CurveKey curve) {
        return prefix + value(curve);
    }

    /** Every distinct value among the curves, in their order. */
    List<String> values(List<CurveKey> curves) {
        return curves.stream().map(this::value).distinct().toList();
    }
}
