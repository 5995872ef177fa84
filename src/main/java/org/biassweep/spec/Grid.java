package org.biassweep.spec;

import java.util.List;

/**
 * The axes that multiply into trials.
 *
 * @param learn which parameters are trained
 * @param widths m, hidden units; each ≥ 1, all different
 * @param weightScales weight ranges and gains, all different; gains, where there are any, are those of systems, and weight ranges those of functions
 * @param weightDistributions what weights are drawn from
 * @param seeds each decides every random draw of its trials; all different; with a rule, the most there may be
 * @param seedRule how many of the seeds, from the first on, a cell takes; null where it takes all
 * @param starts where training starts on one and the same frozen network: each has initial biases, and an order of
 *     minibatches, of its own; all different
 */
public record Grid(
        List<Learn> learn,
        List<Integer> widths,
        List<WeightScale> weightScales,
        List<WeightDistribution> weightDistributions,
        List<Long> seeds,
        SeedRule seedRule,
        List<Long> starts) {

    /** Copies the lists. */
    public Grid {
        learn = List.copyOf(learn);
        widths = List.copyOf(widths);
        weightScales = List.copyOf(weightScales);
        weightDistributions = List.copyOf(weightDistributions);
        seeds = List.copyOf(seeds);
        starts = List.copyOf(starts);
    }
}
