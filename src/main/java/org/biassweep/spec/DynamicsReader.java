package org.biassweep.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a system written in the job file is: its equations, inputs, observation and initial states. */
final class DynamicsReader {

    private static final String WANTED_INPUT = "one of {uniform: [-1, 1], hold: 5}, {pulses: 0.1}, {formula: \"…\"}";
    private static final int LONGEST_HOLD = 1 << 24;

    private DynamicsReader() {}

    /** The system, or empty if a key that it cannot do without was complained of. */
    static Optional<Dynamics> read(YamlMap map) {
        Map<String, String> state = new LinkedHashMap<>();
        map.required("state", "an expression for each state variable").ifPresent(value -> equations(value, state));
        Optional<Time> time = map.required(
                        "time",
                        "continuous, where state holds derivatives, or discrete, where it" + " holds the next state")
                .flatMap(value -> value.keyword(Time.class));
        Map<String, InputSignal> inputs = new LinkedHashMap<>();
        map.optional("inputs")
                .flatMap(YamlValue::map)
                .ifPresent(all -> all.rest()
                        .forEach(input -> input.getValue()
                                .map()
                                .flatMap(signal -> signal(input.getValue(), signal))
                                .ifPresent(signal -> inputs.put(input.getKey(), signal))));
        List<String> observe = map.required("observe", "one expression an output, such as [u]")
                .map(YamlValue::texts)
                .orElse(List.of());
        Map<String, Interval> initial = new LinkedHashMap<>();
        map.required("initial", "a number or [low, high] for each state variable")
                .flatMap(YamlValue::map)
                .ifPresent(starts -> initial(starts, state, initial));
        double settle = map.optional("settle")
                .flatMap(value -> value.number("a number of at least 0", number -> number >= 0))
                .orElse(0.0);
        return time.map(passes -> new Dynamics(passes, state, inputs, observe, initial, settle));
    }

    private static void equations(YamlValue value, Map<String, String> state) {
        List<Map.Entry<String, YamlValue>> equations =
                value.map().map(YamlMap::rest).orElse(List.of());
        if (value.isMap() && equations.isEmpty()) {
            value.refuse("at least one state variable with its expression");
        }
        equations.forEach(equation -> equation.getValue().text().ifPresent(text -> state.put(equation.getKey(), text)));
    }

    private static void initial(YamlMap map, Map<String, String> state, Map<String, Interval> initial) {
        if (state.isEmpty()) {
            return;
        }
        for (String variable : state.keySet()) {
            map.required(variable, "where it starts, a number or [low, high]")
                    .flatMap(DynamicsReader::start)
                    .ifPresent(interval -> initial.put(variable, interval));
        }
        map.refuseUnknownKeys();
    }

    private static Optional<Interval> start(YamlValue value) {
        return value.isList()
                ? value.interval(true)
                : value.number("a number or [low, high]", number -> true).map(point -> new Interval(point, point));
    }

    private static Optional<InputSignal> signal(YamlValue value, YamlMap map) {
        Optional<InputSignal> signal = Optional.empty();
        if (map.has("uniform")) {
            int hold = map.optional("hold")
                    .flatMap(steps -> steps.whole(1, LONGEST_HOLD))
                    .map(Long::intValue)
                    .orElse(InputSignal.Uniform.ALWAYS);
            signal = map.optional("uniform")
                    .flatMap(range -> range.interval(true))
                    .map(range -> new InputSignal.Uniform(range.low(), range.high(), hold));
        } else if (map.has("pulses")) {
            signal = map.optional("pulses")
                    .flatMap(probability ->
                            probability.number("a probability above 0 and at most 1", p -> p > 0 && p <= 1))
                    .map(InputSignal.Pulses::new);
        } else if (map.has("formula")) {
            signal = map.optional("formula").flatMap(YamlValue::text).map(InputSignal.Formula::new);
        } else {
            return value.refuse(WANTED_INPUT);
        }
        map.refuseUnknownKeys();
        return signal;
    }
}
