package org.biassweep.trial;

import java.time.Instant;
import java.util.Map;
import org.biassweep.spec.ErrorMeasure;

/**
 * What became of a trial: a row of the trial table.
 *
 * @param trial what was trained
 * @param status how it ended
 * @param reason why it failed; null when it did not
 * @param steps the steps that were taken
 * @param stopped what ended the training before its last step; null if nothing did
 * @param trainLoss mean over the training samples of the squared error, summed over outputs, or of the cross-entropy, at the
 *     learned parameters; NaN when the trial failed
 * @param errors what the task offers; empty when the trial failed
 * @param supIsCertified whether {@code sup} bounds the error on the whole domain, not at the evaluation samples alone
 * @param saved the first evaluation trajectory and what the network made of it; null unless it was to be saved
 * @param units the hidden units; null unless they were to be saved
 * @param trainSeconds wall-clock seconds of training and evaluation
 * @param host where it ran
 * @param device the accelerator there that Spark gave it, or that the job names for it; null when neither did
 * @param finishedAt when it ended
 */
public record TrialResult(
        Trial trial,
        Status status,
        String reason,
        int steps,
        Stopped stopped,
        double trainLoss,
        Map<ErrorMeasure, Double> errors,
        boolean supIsCertified,
        SavedTrajectory saved,
        SavedUnits units,
        double trainSeconds,
        String host,
        String device,
        Instant finishedAt) {}
