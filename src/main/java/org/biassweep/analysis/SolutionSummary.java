package org.biassweep.analysis;

/**
 * Medians over the seeds and starts of one curve and width, of what {@code solutions} says of each trial.
 *
 * @param curve that of the smallest start
 * @param width m
 * @param solutions how many trials
 * @param silentShare the share of units that never fire on the evaluation samples
 * @param onShare the share of units whose task variance is above 1 % of the largest of their network
 * @param absoluteOnShare the share of units whose task variance is above 0.1
 * @param biasVarianceCorrelation of learned bias and task variance over units; null where it is not defined
 * @param biasChangeRms root mean squared change of a bias
 */
public record SolutionSummary(
        CurveKey curve,
        int width,
        long solutions,
        double silentShare,
        double onShare,
        double absoluteOnShare,
        Double biasVarianceCorrelation,
        double biasChangeRms) {}
