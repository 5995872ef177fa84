package org.biassweep.analysis;

import org.biassweep.spec.WeightScale;

/**
 * Medians over the seeds of one task, width and scale, and over all pairs of one kind on each frozen network, of what
 * {@code similarities} says of each pair.
 *
 * @param task the task's name
 * @param definition its definition
 * @param weightDistribution what weights are drawn from
 * @param weightScale the weight range or the gain
 * @param width m
 * @param kind {@code bias-bias} and {@code mask-mask}: two starts; {@code mask-bias}: any
 * @param pairs how many
 * @param varianceCorrelation of the two task variances over units; null where it is not defined
 * @param onOverlap units that are on in both, of those that are on in either; null where none is
 * @param biasCorrelation of the two learned biases over units; null where a mask is involved
 */
public record SimilaritySummary(
        String task,
        String definition,
        String weightDistribution,
        WeightScale weightScale,
        int width,
        String kind,
        long pairs,
        Double varianceCorrelation,
        Double onOverlap,
        Double biasCorrelation) {}
