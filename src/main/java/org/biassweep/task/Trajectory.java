package org.biassweep.task;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.biassweep.spec.Interval;

/** A state on its way through a system, one step at a time, from where it was drawn. */
final class Trajectory {

    private final DynamicalSystem system;
    private final Motion motion;
    private final Drive drive;
    private final List<String> names;
    private final double[] variables;
    private int step;

    /** @param motion of the system; nothing else may use it at the same time */
    Trajectory(DynamicalSystem system, Motion motion, TrajectoryDraws draws) {
        this.system = system;
        this.motion = motion;
        this.drive = system.drive(draws);
        this.names = List.copyOf(system.dynamics().state().keySet());
        this.variables = new double[system.states() + system.inputs()];
        UniformRandomProvider random = draws.initial();
        Map<String, Interval> initial = system.dynamics().initial();
        for (int i = 0; i < names.size(); i++) {
            variables[i] = initial.get(names.get(i)).at(random.nextDouble());
        }
        drive.set(0, variables);
    }

    /** Moves by {@code count} steps. */
    void advance(int count) {
        for (int i = 0; i < count; i++) {
            try {
                motion.advance(variables);
            } catch (InvalidTargetException e) {
                throw new InvalidTargetException(
                        e.getMessage() + " at step " + step + ", from " + SystemText.values(names, variables));
            }
            step++;
            drive.set(step, variables);
        }
    }

    /** Puts the state into an array, from {@code start} on. */
    void state(double[] into, int start) {
        put(variables, 0, system.states(), into, start, "the state");
    }

    /** Puts the inputs that act on the next step into an array, from {@code start} on. */
    void input(double[] into, int start) {
        put(variables, system.states(), system.inputs(), into, start, "the input");
    }

    /** Puts what is observed of the state into an array, from {@code start} on. */
    void observation(double[] into, int start) {
        double[] observed = system.outputs().stream()
                .mapToDouble(output -> output.at(variables))
                .toArray();
        put(observed, 0, observed.length, into, start, "the observation");
    }

    private void put(double[] from, int first, int count, double[] into, int start, String what) {
        for (int i = 0; i < count; i++) {
            double value = from[first + i];
            if (!Float.isFinite((float) value)) {
                throw new InvalidTargetException(what + " is " + value + " at step " + step + ", where "
                        + SystemText.values(names, variables)
                        + "; it has to be finite and at most 3.4e38 in size");
            }
            into[start + i] = value;
        }
    }
}
