package org.biassweep.spec;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A named function of the catalogue.
 *
 * @param name the task's name
 * @param function its name in the catalogue
 * @param parameters values of its parameters by name; those left out take their defaults
 * @param trainSamples N ≥ 2
 * @param evalSamples ≥ 2
 */
public record CatalogueFunction(
        String name, String function, SortedMap<String, Double> parameters, int trainSamples, int evalSamples)
        implements TaskSpec {

    /** Copies the parameters. */
    public CatalogueFunction {
        parameters = new TreeMap<>(parameters);
    }
}
