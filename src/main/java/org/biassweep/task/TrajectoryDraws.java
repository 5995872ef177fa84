package org.biassweep.task;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;

/**
 * The random numbers of one trajectory: streams that are pure functions of (draw, purpose, trajectory, variable).
 *
 * <p>So the first trajectories are the same however many there are, and none is trained and evaluated on.
 *
 * @param draw the job's choice among all draws
 * @param purpose what the trajectory is for
 * @param trajectory its number, ≥ 0
 */
record TrajectoryDraws(long draw, Purpose purpose, int trajectory) {

    /** What trajectories are for; the number is part of every draw. */
    enum Purpose {
        TRAINING(0),
        EVALUATION(1),
        AUTOCORRELATION(2);

        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    /** Keeps the draws apart from a network's and from {@link RandomFourier}'s. */
    private static final long KEY = 0x53797374656DL;

    /** The numbers that decide where it begins. */
    UniformRandomProvider initial() {
        return stream(0);
    }

    /** The numbers that decide an input. */
    UniformRandomProvider input(int index) {
        return stream(1 + index);
    }

    private UniformRandomProvider stream(long variable) {
        return new Philox4x64(new long[] {draw, KEY, 0, variable, purpose.number, trajectory});
    }
}
