package org.biassweep.report;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.biassweep.analysis.CurveKey;

/** Something by which the curves of one task can differ: a column of the tables, a part of a series' name. */
enum Setting {
    WEIGHT_SCALE("weights", "", key -> key.settings().weightScale().text()),
    LEARN("learn", "", key -> key.settings().learn()),
    ARCHITECTURE("architecture", "", key -> key.settings().architecture()),
    ACTIVATION("activation", "", key -> key.settings().activation()),
    WEIGHT_DISTRIBUTION("distribution", "", key -> key.settings().weightDistribution()),
    ALPHA("α", "α = ", key -> number(key.settings().alpha())),
    BETA("β", "β = ", key -> number(key.settings().beta())),
    INITIAL_STATE("initial state", "r₀ ", key -> key.settings().initialState()),
    WARM_UP_STEPS("warm-up steps", "warm-up ", key -> whole(key.settings().warmUpSteps())),
    RUN("run", "", key -> key.settings().run()),
    GRADIENT_CLIP("gradient clip", "clip ", key -> number(key.settings().gradientClip())),
    OPTIMIZER("optimizer", "", key -> key.settings().optimizer()),
    LEARNING_RATE(
            "learning rate", "learning rate ", key -> number(key.settings().learningRate())),
    SCHEDULE("schedule", "", key -> key.settings().schedule()),
    STEPS("steps", "steps ", key -> whole(key.steps())),
    BATCH_SIZE("batch size", "batches of ", key -> whole(key.settings().batchSize())),
    MASK_METHOD("mask", "", key -> key.settings().maskMethod()),
    MASK_STEEPNESS("steepness", "κ = ", key -> number(key.settings().maskSteepness())),
    RIDGE("ridge", "λ = ", key -> number(key.settings().ridge())),
    LM_STEPS("LM steps", "LM steps ", key -> whole(key.settings().lmSteps())),
    STOP_RMSE("stop at rmse", "stop at rmse ", key -> number(key.settings().stopRmse())),
    STOP_MARGIN("stop margin", "margin ", key -> number(key.settings().stopMargin())),
    PLATEAU_STEPS("plateau steps", "plateau of ", key -> whole(key.settings().plateauSteps())),
    PLATEAU_IMPROVEMENT(
            "improvement", "improvement ", key -> number(key.settings().plateauImprovement())),
    START("start", "start ", key -> Long.toString(key.settings().start())),
    ENGINE("engine", "", key -> key.settings().engine()),
    ENGINE_ALGORITHM("algorithm", "algorithm ", key -> whole(key.settings().engineAlgorithm()));

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

    /** Whether the curve has it: how a network runs in time is no setting of a function. */
    boolean appliesTo(CurveKey curve) {
        return value.apply(curve) != null;
    }

    /** The curve's value, as tables show it; empty where it does not apply. */
    String value(CurveKey curve) {
        return appliesTo(curve) ? value.apply(curve) : "";
    }

    /** The curve's value, as the name of a series shows it: {@code α = 0.5}. */
    String named(CurveKey curve) {
        return prefix + value(curve);
    }

    /** Every distinct value among the curves that it applies to, in their order. */
    List<String> values(List<CurveKey> curves) {
        return curves.stream()
                .filter(this::appliesTo)
                .map(this::value)
                .distinct()
                .toList();
    }

    /**
     * The settings in which curves differ: those of which they have several values; one that only some curves have,
     * or the version of an algorithm, only where the settings before it leave some alike.
     *
     * @param curves of one task
     */
    static List<Setting> tellingApart(List<CurveKey> curves) {
        List<Setting> telling = new ArrayList<>();
        for (Setting setting : values()) {
            boolean differs =
                    setting != ENGINE_ALGORITHM && setting.values(curves).size() > 1;
            if (differs || setting.divides(curves, List.copyOf(telling))) {
                telling.add(setting);
            }
        }
        return telling;
    }

    /** Whether curves differ in it that do not differ in the others. */
    private boolean divides(List<CurveKey> curves, List<Setting> others) {
        return curves.stream()
                .collect(groupingBy(curve ->
                        others.stream().map(other -> other.value(curve)).toList()))
                .values()
                .stream()
                .anyMatch(alike -> alike.stream().map(this::value).distinct().count() > 1);
    }

    private static String whole(Integer value) {
        return value == null ? null : value.toString();
    }

    private static String number(Double value) {
        return value == null ? null : Html.number(value);
    }
}
