package org.biassweep.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dynamical system written in the job file.
 *
 * @param name the task's name
 * @param flow whether {@code state} holds derivatives (true) or the next state (false)
 * @param state for each state variable, in order, an expression in states and inputs
 * @param inputs for each input, in order, how it is made
 * @param observe one expression an output, in states and inputs
 * @param initial for each state variable where it starts: uniform on [low, high], low ≤ high
 * @param settle time (steps, for a map) that passes from there before a trajectory begins; ≥ 0
 * @param sampling how trajectories are taken
 */
public record WrittenSystem(
        String name,
        boolean flow,
        Map<String, String> state,
        Map<String, InputSignal> inputs,
        List<String> observe,
        Map<String, Interval> initial,
        double settle,
        Sampling sampling)
        implements SystemSpec {

    /** Copies the collections, in their order. */
    public WrittenSystem {
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        observe = List.copyOf(observe);
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
    }
}
