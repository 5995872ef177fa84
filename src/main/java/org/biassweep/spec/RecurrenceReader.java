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
                warmUpSteps(map, initialState),
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

    private static int warmUpSteps(YamlMap map, InitialState initialState) {
        if (initialState != InitialState.WARM_UP) {
            map.optional("warm_up_steps")
                    .ifPresent(value ->
                            value.complain("no step is observed unless initial_state is warm_up; leave it out"));
            return 0;
        }
        return map.optional("warm_up_steps")
                .flatMap(value -> value.whole(1, MOST_WARM_UP_STEPS))
                .map(Long::intValue)
                .orElse(DEFAULT_WARM_UP_STEPS);
    }
}
