package org.biassweep.trial;

/**
 * A trajectory and what a network made of it, at the times 1 … T.
 *
 * @param target y: time t, output k at {@code [(t − 1) * l + k]}
 * @param prediction ŷ, likewise
 */
public record SavedTrajectory(double[] target, double[] prediction) {}
