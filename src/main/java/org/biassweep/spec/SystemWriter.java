package org.biassweep.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a system as an entry of {@code tasks}; {@link SystemReader} reads the same one back. */
final class SystemWriter {

    private SystemWriter() {}

    static Map<String, Object> write(SystemSpec system) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (system instanceof CatalogueSystem catalogued) {
            map.put("system", catalogued.system());
            map.put("name", catalogued.name());
            map.putAll(catalogued.parameters());
            sampling(system.sampling(), map);
            return map;
        }
        WrittenSystem written = (WrittenSystem) system;
        map.put("name", written.name());
        dynamics(written.dynamics(), map);
        sampling(system.sampling(), map);
        return Map.of("system", map);
    }

    private static void dynamics(Dynamics dynamics, Map<String, Object> map) {
        map.put("time", dynamics.time().keyword());
        map.put("state", dynamics.state());
        if (!dynamics.inputs().isEmpty()) {
            Map<String, Object> inputs = new LinkedHashMap<>();
            dynamics.inputs().forEach((name, signal) -> inputs.put(name, signal(signal)));
            map.put("inputs", inputs);
        }
        map.put("observe", dynamics.observe());
        Map<String, Object> initial = new LinkedHashMap<>();
        dynamics.initial().forEach((name, start) -> initial.put(name, List.of(start.low(), start.high())));
        map.put("initial", initial);
        map.put("settle", dynamics.settle());
    }

    private static Map<String, Object> signal(InputSignal signal) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (signal instanceof InputSignal.Uniform uniform) {
            map.put("uniform", List.of(uniform.low(), uniform.high()));
            if (uniform.hold() != InputSignal.Uniform.ALWAYS) {
                map.put("hold", uniform.hold());
            }
        } else if (signal instanceof InputSignal.Pulses pulses) {
            map.put("pulses", pulses.probability());
        } else {
            map.put("formula", ((InputSignal.Formula) signal).expression());
        }
        return map;
    }

    private static void sampling(Sampling sampling, Map<String, Object> map) {
        if (sampling.horizon() != null) {
            map.put("horizon", sampling.horizon());
        }
        if (sampling.step() != null) {
            map.put("step", sampling.stepIsOpen() ? SamplingReader.AUTOCORRELATION : sampling.step());
        }
        map.put("train_trajectories", sampling.trainTrajectories());
        map.put("eval_trajectories", sampling.evalTrajectories());
        map.put("draw", sampling.draw());
    }
}
