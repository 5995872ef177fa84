package org.biassweep.task;

/**
 * What the loss of a system adds for moving at the end: weights of the mean over trajectories of ‖v‖₂² and of ‖f‖₂², where v =
 * ŷ[T] − ŷ[T−1] and f = ŷ[T] − 2 ŷ[T−1] + ŷ[T−2], final velocity and force in units of a step.
 *
 * @param velocity weight of the first, ≥ 0
 * @param force weight of the second, ≥ 0
 */
public record Penalty(double velocity, double force) {

    /** None. */
    public static final Penalty NONE = new Penalty(0, 0);
}
