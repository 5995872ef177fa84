package org.biassweep.analysis;

import org.biassweep.trial.SavedTrajectory;

/**
 * The trajectory of the best, the median or the worst seed of a cell; in {@code trajectories}, a row for each time and
 * output of it.
 *
 * <p>Seeds are ranked by their {@code trajectory} error, equal ones by seed, among the trials of the cell that did not
 * fail and whose trajectory was saved. Of an even number the median is the lower one. Where there are fewer than three,
 * one seed has several ranks.
 *
 * @param curve the curve that its cell is of
 * @param width m
 * @param trainedParameters of each trial
 * @param rank {@code best}, {@code median} or {@code worst}
 * @param trialId whose trajectory it is
 * @param seed likewise
 * @param trajectory the trial's error, over all evaluation trajectories
 * @param outputs l
 * @param saved the first evaluation trajectory and what the network made of it
 */
public record RankedTrajectory(
        CurveKey curve,
        int width,
        int trainedParameters,
        String rank,
        String trialId,
        long seed,
        double trajectory,
        int outputs,
        SavedTrajectory saved) {}
