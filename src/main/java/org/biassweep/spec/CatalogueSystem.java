package org.biassweep.spec;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A named dynamical system of the catalogue.
 *
 * @param name the task's name
 * @param system its name in the catalogue
 * @param parameters values of its parameters by name; those left out take their defaults
 * @param sampling how trajectories are taken; what is left open takes the system's defaults
 */
public record CatalogueSystem(String name, String system, SortedMap<String, Double> parameters, Sampling sampling)
        implements SystemSpec {

    /** Copies the parameters. */
    public CatalogueSystem {
        parameters = new TreeMap<>(parameters);
    }
}
