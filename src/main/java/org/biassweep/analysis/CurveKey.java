package org.biassweep.analysis;

/**
 * What the points of one error-versus-width curve have in common: everything that decides a result but width and seed.
 *
 * @param curveId the curve's identity
 * @param task its name
 * @param definition its formula, domain and sample counts
 * @param horizon T, of a system; null for others
 * @param steps of training; of a classification they follow from epochs and the number of its samples
 * @param settings what curves of other tasks can share
 */
public record CurveKey(String curveId, String task, String definition, Integer horizon, int steps, Settings settings) {}
