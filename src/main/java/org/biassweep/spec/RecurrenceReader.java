package org.biassweep.spec;

/** Reads {@code recurrent}: how recurrent networks are run. */
final class RecurrenceReader {

    private static final int DEFAULT_WARM_UP_STEPS = 10;
    private static final int MOST_WARM_UP_STEPS = 100_000;

    private RecurrenceReader() {}

    static Recurrence read(YamlMap map) {
        Recurrence defaults = Recurrence.DEFAULT;
        InitialState initialState = map.optional("initial_state")
                .flatMap(value -> value.keyword(InitialState.class))
                .orElse(defaults.initialState());
        Recurrence recurrence = new Recurrence(
                number(map, "alpha", Double.NEGATIVE_INFINITY, defaults.alpha()),
                number(map, "beta", 0, defaults.beta()),
                map.optional("activation")
                        .flatMap(value -> value.keyword(Activation.class))
                        .orElse(defaults.activation()),
                initialState,
                initialState == InitialState.WARM_UP ? warmUpSteps(map) : 0,
                map.optional("run")
                        .flatMap(value -> value.keyword(RunMode.class))
                        .orElse(defaults.run()),
                number(map, "gradient_clip", 0, defaults.gradientClip()));
        map.refuseUnknownKeys();
        return recurrence;
    }

    private static double number(YamlMap map, String key, double above, double otherwise) {
        return map.optional(key)
                .flatMap(value -> value.number(above, Double.POSITIVE_INFINITY))
                .orElse(otherwise);
    }

    private static int warmUpSteps(YamlMap map) {
        return map.optional("warm_up_steps")
                .flatMap(value -> value.whole(1, MOST_WARM_UP_STEPS))
                .map(Long::intValue)
                .orElse(DEFAULT_WARM_UP_STEPS);
    }
}
