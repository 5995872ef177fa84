package org.biassweep.spec;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads an entry of {@code tasks} that is a system.
 *
 * <p>{@code system: NAME} names one of the catalogue, its parameters beside it; {@code system: {state: …}} is one
 * written in the job file.
 */
final class SystemReader {

    private SystemReader() {}

    /** @param entry the map that {@code system} stands in */
    static Optional<TaskSpec> read(YamlValue system, YamlMap entry) {
        if (system.isMap()) {
            entry.refuseUnknownKeys();
            return system.map().flatMap(SystemReader::written);
        }
        return system.text().map(name -> catalogued(name, entry));
    }

    private static TaskSpec catalogued(String system, YamlMap map) {
        Optional<String> given = map.optional("name").flatMap(YamlValue::text);
        Sampling sampling = SamplingReader.read(map);
        Map<String, Double> parameters = TaskReader.parameters(map);
        return new CatalogueSystem(
                given.orElseGet(() -> TaskReader.label(system, parameters)),
                system,
                new TreeMap<>(parameters),
                sampling);
    }

    private static Optional<TaskSpec> written(YamlMap map) {
        if (!map.has("state")) {
            map.required(
                    "state", "an expression for each state variable, or write `system: NAME` for one of the catalogue");
            return Optional.empty();
        }
        String name = map.required("name", "a name for tables and charts")
                .flatMap(YamlValue::text)
                .orElse("");
        Optional<Dynamics> dynamics = DynamicsReader.read(map);
        map.required("horizon", "T, the number of steps that a network follows, such as 40");
        if (dynamics.filter(read -> read.time() == Time.CONTINUOUS).isPresent()) {
            map.required("step", "the time that a step takes, or the word " + SamplingReader.AUTOCORRELATION);
        }
        Sampling sampling = SamplingReader.read(map);
        map.refuseUnknownKeys();
        return dynamics.map(read -> new WrittenSystem(name, read, sampling));
    }
}
