package org.biassweep.analysis;

/**
 * A row of {@code probabilities}: how often training a cell's networks reached an error of at most ε. It estimates the
 * probability that training <em>found</em> such biases: a lower bound on the probability that some exist.
 *
 * @param curve the curve it is a point of
 * @param width m
 * @param trainedParameters of each trial
 * @param error the error's name
 * @param epsilon ε
 * @param trials n, failed ones included
 * @param successes k: trials that did not fail and whose error is ≤ ε
 * @param probability k/n
 * @param ciLow lower end of the 95 % interval
 * @param ciHigh upper end
 * @param interval which interval that is: a keyword of {@link ProbabilityInterval}
 * @param probabilityMonotone the probabilities of the curve fitted non-decreasing in width, weighted by trials
 */
public record ProbabilityPoint(
        CurveKey curve,
        int width,
        int trainedParameters,
        String error,
        double epsilon,
        long trials,
        long successes,
        double probability,
        double ciLow,
        double ciHigh,
        String interval,
        double probabilityMonotone) {}
