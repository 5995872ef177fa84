package org.biassweep.spec;

import java.util.List;

/**
 * A function written in the job file.
 *
 * @param name the task's name
 * @param targets one expression an output, in the variables x1 … xd
 * @param domain one interval an input: a box in R^d
 * @param trainSamples N ≥ 2
 * @param evalSamples ≥ 2
 */
public record WrittenFunction(
        String name, List<String> targets, List<Interval> domain, int trainSamples, int evalSamples)
        implements TaskSpec {

    /** Copies the lists. */
    public WrittenFunction {
        targets = List.copyOf(targets);
        domain = List.copyOf(domain);
    }
}
