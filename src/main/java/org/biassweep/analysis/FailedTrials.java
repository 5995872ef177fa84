package org.biassweep.analysis;

import org.biassweep.spec.WeightScale;

/**
 * Trials of one task and width that failed for the same reason.
 *
 * @param task the task's name
 * @param width m
 * @param weights the weight range or the gain
 * @param reason why
 * @param trials how many
 * @param exampleTrialId one of them
 */
public record FailedTrials(
        String task, int width, WeightScale weights, String reason, long trials, String exampleTrialId) {}
