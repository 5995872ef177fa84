package org.biassweep.spec;

import java.util.List;

/**
 * A function written in the job file.
 *
 * @param name the task's name
 * @param targets one expression an output, in the variables x1 … xd
 * @param domain one interval an input: a box in R^d
 * @param smoothness what is stated of it between samples, of one input; null where nothing is
 * @param trainSamples N ≥ 2
 * @param evalSamples ≥ 2
 */
public record WrittenFunction(
        String name,
        List<String> targets,
        List<Interval> domain,
        Smoothness smoothness,
        int trainSamples,
        int evalSamples)
        implements TaskSpec {

    /** A function of which nothing is stated but its formula. */
    public WrittenFunction(
            String name, List<String> targets, List<Interval> domain, int trainSamples, int evalSamples) {
        this(name, targets, domain, null, trainSamples, evalSamples);
    }

    /** Copies the lists. */
    public WrittenFunction {
        targets = List.copyOf(targets);
        domain = List.copyOf(domain);
    }
}
