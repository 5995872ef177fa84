package org.biassweep.task;

import org.biassweep.task.TrajectoryDraws.Purpose;

/**
 * Trajectories of a system, all of one length.
 *
 * @param system whose they are
 * @param step the time of a step; 1 where time is discrete
 * @param horizon T ≥ 1
 * @param lead steps that are observed before time 0, ≥ 0
 * @param draw decides where they begin and what drives them
 */
record Simulation(DynamicalSystem system, double step, int horizon, int lead, long draw) {

    private static final long MOST_NUMBERS = 1L << 27;
    private static final double MOST_SETTLING_STEPS = 1e7;

    /** The steps that pass before a trajectory begins: as many as it takes to settle. */
    int settlingSteps() {
        double steps = Math.ceil(system.dynamics().settle() / step - 1e-9);
        if (steps > MOST_SETTLING_STEPS) {
            throw new InvalidTargetException(
                    "to settle takes " + (long) steps + " steps; at most " + (long) MOST_SETTLING_STEPS + " are taken");
        }
        return (int) steps;
    }

    /**
     * The first {@code count} trajectories of a purpose.
     *
     * @throws InvalidTargetException if a state cannot be followed, a number is not finite in single precision, which
     *     trainers work in, or there are too many numbers
     */
    Trajectories run(Purpose purpose, int count) {
        int steps = Math.addExact(lead, horizon);
        int inputs = system.inputs();
        int outputs = system.outputs().size();
        long numbers = (steps + 1L) * count * Math.max(inputs, outputs);
        if (numbers > MOST_NUMBERS) {
            throw new InvalidTargetException(count + " trajectories of " + steps + " steps are " + numbers
                    + " numbers; at most " + MOST_NUMBERS + " are kept");
        }
        Trajectories all = new Trajectories(
                count,
                horizon,
                lead,
                system.states(),
                inputs,
                outputs,
                new double[count * system.states()],
                new double[steps * count * inputs],
                new double[(steps + 1) * count * outputs],
                system.penalty());
        Motion motion = system.motion(step);
        for (int c = 0; c < count; c++) {
            Trajectory trajectory = new Trajectory(system, motion, new TrajectoryDraws(draw, purpose, c));
            trajectory.advance(settlingSteps());
            record(trajectory, c, all);
        }
        return all;
    }

    private void record(Trajectory trajectory, int c, Trajectories all) {
        for (int t = -lead; t <= horizon; t++) {
            trajectory.observation(all.y(), all.observation(t) + c * all.outputs());
            if (t == 0) {
                trajectory.state(all.z0(), c * all.states());
            }
            if (t < horizon) {
                trajectory.input(all.x(), all.input(t) + c * all.inputs());
                trajectory.advance(1);
            }
        }
    }
}
