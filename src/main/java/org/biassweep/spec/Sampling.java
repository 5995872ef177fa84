package org.biassweep.spec;

import java.io.Serializable;

/**
 * How trajectories of a system are taken.
 *
 * @param horizon T, the steps that the network follows; null: the system's default
 * @param step the time that a step takes; null: the system's default; {@link #AUTOCORRELATION}: half the width at half
 *     the maximum of the first observation's autocorrelation
 * @param trainTrajectories to train on, ≥ 1
 * @param evalTrajectories to evaluate on, ≥ 1; apart from the training ones
 * @param draw decides initial states and inputs
 */
public record Sampling(Integer horizon, Double step, int trainTrajectories, int evalTrajectories, long draw)
        implements Serializable {

    /** Stands for a step that is computed from the system's autocorrelation. */
    public static final double AUTOCORRELATION = 0;

    /** Whether the step is still to be computed. */
    public boolean stepIsOpen() {
        return step != null && step == AUTOCORRELATION;
    }
}
