package org.biassweep.analysis;

/**
 * A row of {@code curves}: the distribution of one error over the seeds of a cell.
 *
 * @param curve the curve it is a point of
 * @param width m
 * @param trainedParameters of each trial
 * @param error the error's name
 * @param trials of the cell, failed ones included
 * @param failed of these; they have no error, and are not in the quantiles
 * @param min smallest error; NaN, like all that follow, when every trial failed
 * @param q10 10 % quantile (linear interpolation between order statistics)
 * @param q25 25 % quantile
 * @param median 50 % quantile
 * @param q75 75 % quantile
 * @param q90 90 % quantile
 * @param max largest error
 * @param mean arithmetic mean
 */
public record CurvePoint(
        CurveKey curve,
        int width,
        int trainedParameters,
        String error,
        long trials,
        long failed,
        double min,
        double q10,
        double q25,
        double median,
        double q75,
        double q90,
        double max,
        double mean) {}
