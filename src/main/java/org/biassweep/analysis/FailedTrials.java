package org.biassweep.analysis;

/**
 * Trials of one task and width that failed for the same reason.
 *
 * @param task the task's name
 * @param width m
 * @param weightRange a
 * @param reason why
 * @param trials how many
 * @param exampleTrialId one of them
 */
public record FailedTrials(
        String task, int width, double weightRange, String reason, long trials, String exampleTrialId) {}
