package org.biassweep.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** A map of a job file, that remembers which keys were asked for: the others are unknown and become sentences. */
final class YamlMap {

    private final String key;
    private final Problems problems;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    YamlMap(String key, MappingNode node, YamlTree tree, Problems problems) {
        this.key = key;
        this.problems = problems;
        for (NodeTuple entry : node.getValue()) {
            String name = YamlTree.keyOf(entry);
            String path = path(name);
            if (values.put(name, new YamlValue(path, entry.getValueNode(), tree, problems)) != null) {
                problems.add(path, "the key stands twice in its map; leave one");
            }
            problems.locate(path, tree.place(entry.getKeyNode()));
        }
    }

    String path(String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of a key that may be left out. */
    Optional<YamlValue> optional(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name));
    }

    /** The value of a key that must be there. */
    Optional<YamlValue> required(String name, String wanted) {
        Optional<YamlValue> value = optional(name);
        if (value.isEmpty()) {
            problems.add(path(name), "the key is missing; give " + wanted);
        }
        return value;
    }

    /** The keys that nothing has asked for, with their values; they are known from then on. */
    List<Map.Entry<String, YamlValue>> rest() {
        List<Map.Entry<String, YamlValue>> rest = new ArrayList<>(values.entrySet());
        rest.removeIf(entry -> known.contains(entry.getKey()));
        rest.forEach(entry -> known.add(entry.getKey()));
        return rest;
    }

    /** Ends the reading of this map: every key that nothing has asked for is a mistake. */
    void refuseUnknownKeys() {
        Set<String> expected = new LinkedHashSet<>(known);
        for (Map.Entry<String, YamlValue> unknown : rest()) {
            problems.add(path(unknown.getKey()), "unknown key; " + Nearest.suggestion(unknown.getKey(), expected));
        }
    }
}
