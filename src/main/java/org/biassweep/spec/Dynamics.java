package org.biassweep.spec;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A dynamical system, written out: how its state moves, what drives it, what is seen of it, where it begins.
 *
 * @param time whether {@code state} holds derivatives or the next state
 * @param state for each state variable, in order, an expression in states and inputs
 * @param inputs for each input, in order, how it is made; constant during a step
 * @param observe one expression an output, in the states
 * @param initial for each state variable where it starts: uniform on [low, high]
 * @param settle time (steps, where time is discrete) that passes from there before a trajectory begins; ≥ 0
 */
public record Dynamics(
        Time time,
        Map<String, String> state,
        Map<String, InputSignal> inputs,
        List<String> observe,
        Map<String, Interval> initial,
        double settle)
        implements Serializable {

    /** Copies the collections, in their order. */
    public Dynamics {
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        observe = List.copyOf(observe);
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
    }

    /** A system without anything, to begin with. */
    public static Dynamics in(Time time) {
        return new Dynamics(time, Map.of(), Map.of(), List.of(), Map.of(), 0);
    }

    /** This system with one more state variable that starts uniform on [low, high]. */
    public Dynamics state(String variable, String equation, double low, double high) {
        return new Dynamics(
                time,
                with(state, variable, equation),
                inputs,
                observe,
                with(initial, variable, new Interval(low, high)),
                settle);
    }

    /** This system with one more input. */
    public Dynamics input(String variable, InputSignal signal) {
        return new Dynamics(time, state, with(inputs, variable, signal), observe, initial, settle);
    }

    /** This system with these outputs. */
    public Dynamics observed(String... outputs) {
        return new Dynamics(time, state, inputs, List.of(outputs), initial, settle);
    }

    /** This system, which settles for so long. */
    public Dynamics settled(double time) {
        return new Dynamics(this.time, state, inputs, observe, initial, time);
    }

    /** This system with every expression rewritten. */
    public Dynamics rewritten(UnaryOperator<String> expressions) {
        Map<String, String> equations = new LinkedHashMap<>(state);
        equations.replaceAll((variable, equation) -> expressions.apply(equation));
        Map<String, InputSignal> signals = new LinkedHashMap<>(inputs);
        signals.replaceAll((variable, signal) -> signal instanceof InputSignal.Formula formula
                ? new InputSignal.Formula(expressions.apply(formula.expression()))
                : signal);
        return new Dynamics(
                time, equations, signals, observe.stream().map(expressions).toList(), initial, settle);
    }

    private static <T> Map<String, T> with(Map<String, T> map, String key, T value) {
        Map<String, T> longer = new LinkedHashMap<>(map);
        longer.put(key, value);
        return longer;
    }
}
