package org.biassweep.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.biassweep.spec.Nearest;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.Problems;

/**
 * The parameters of an entry of a catalogue.
 *
 * @param owner the entry's name in job files
 * @param all none for some
 */
record Parameters(String owner, List<Parameter> all) {

    private static final Pattern NAME = Pattern.compile("[a-z]\\w*");

    /** Every parameter's default by name. */
    SortedMap<String, Double> defaults() {
        SortedMap<String, Double> values = new TreeMap<>();
        all.forEach(parameter -> values.put(parameter.name(), parameter.defaultValue()));
        return values;
    }

    /** The defaults, and what was given in their place or beside them. */
    SortedMap<String, Double> filled(Map<String, Double> given) {
        SortedMap<String, Double> values = defaults();
        values.putAll(given);
        return values;
    }

    /** @throws IllegalArgumentException if a parameter is missing, unknown or out of its range */
    void require(Map<String, Double> values) {
        if (!values.keySet().equals(defaults().keySet())) {
            throw new IllegalArgumentException(
                    owner + " has the parameters " + defaults().keySet() + ", not " + values.keySet());
        }
        for (Parameter parameter : all) {
            parameter.objection(values.get(parameter.name())).ifPresent(objection -> {
                throw new IllegalArgumentException(owner + "." + parameter.name() + ": " + objection);
            });
        }
    }

    /**
     * Adds a sentence for each value that is out of its range and each name that is unknown.
     *
     * @param values of all parameters
     * @param otherKeys what may stand beside the parameters; a mistyped one looks like a parameter
     * @param key the path of the map that the parameters stand in
     */
    void check(Map<String, Double> values, List<String> otherKeys, String key, Problems problems) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        for (Parameter parameter : all) {
            unknown.remove(parameter.name());
            parameter
                    .objection(values.get(parameter.name()))
                    .ifPresent(objection -> problems.add(key + "." + parameter.name(), objection));
        }
        for (String name : unknown) {
            List<String> keys = new ArrayList<>(defaults().keySet());
            keys.addAll(otherKeys);
            problems.add(key + "." + name, owner + " has no parameter of this name; " + Nearest.suggestion(name, keys));
        }
    }

    /** A formula with numbers in the places of parameters' names. */
    static String substituted(String formula, Map<String, Double> values) {
        return NAME.matcher(formula).replaceAll(name -> {
            Double value = values.get(name.group());
            if (value == null) {
                return name.group();
            }
            return value < 0 ? "(" + Numbers.text(value) + ")" : Numbers.text(value);
        });
    }
}
