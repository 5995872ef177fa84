package org.biassweep.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes {@code engine}: a name, a list of names, or a map of {@code name} and {@code device}. */
final class EngineReader {

    private EngineReader() {}

    static EngineSpec read(YamlValue value) {
        if (!value.isMap()) {
            return new EngineSpec(names(value), null);
        }
        YamlMap map = value.map().orElseThrow();
        List<String> names = map.optional("name").map(EngineReader::names).orElse(EngineSpec.DEFAULT.names());
        String device = map.optional("device")
                .flatMap(number -> number.whole(0, Integer.MAX_VALUE))
                .map(number -> Long.toString(number))
                .orElse(null);
        map.refuseUnknownKeys();
        return new EngineSpec(names, device);
    }

    private static List<String> names(YamlValue value) {
        return value.isList()
                ? value.distinct("engine", YamlValue::text)
                : value.text().map(List::of).orElse(EngineSpec.DEFAULT.names());
    }

    /** The shortest way in which it is read back. */
    static Object written(EngineSpec engine) {
        Object names = engine.names().size() == 1 ? engine.names().get(0) : engine.names();
        if (engine.device() == null) {
            return names;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", names);
        map.put("device", Integer.parseInt(engine.device()));
        return map;
    }
}
