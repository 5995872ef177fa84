package org.biassweep.trial;

/**
 * The hidden units of a trained network, and what they do over the evaluation samples; m numbers each.
 *
 * @param initialBiases b where training started
 * @param learnedBiases b where it ended
 * @param mask which units take part; null unless a mask was learned
 * @param firingShare the share of evaluation samples at which a unit is active, 0 … 1; 0 for a unit that is masked
 * @param taskVariance the variance of a unit's activity over the evaluation samples; 0 for a unit that is masked
 */
public record SavedUnits(
        float[] initialBiases, float[] learnedBiases, boolean[] mask, float[] firingShare, float[] taskVariance) {}
