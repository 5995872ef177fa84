package org.biassweep.task;

/**
 * Observed trajectories of a dynamical system: time after time, trajectory after trajectory, variable after variable.
 *
 * <p>Time 0 is where the network's r₀ belongs to; {@code lead} observed steps come before it. An input at time t acts on
 * the step from t to t + 1.
 *
 * @param count K, the number of trajectories
 * @param horizon T: the network gives ŷ[1] … ŷ[T]
 * @param lead steps before time 0, ≥ 0
 * @param states the dimension of z
 * @param inputs d ≥ 0
 * @param outputs l
 * @param z0 states at time 0, K × states: {@code [c * states + i]}
 * @param x inputs at the times −lead … T − 1: {@code [((lead + t) * K + c) * d + i]}
 * @param y observations at the times −lead … T: {@code [((lead + t) * K + c) * l + k]}
 * @param penalty what the loss adds
 */
public record Trajectories(
        int count,
        int horizon,
        int lead,
        int states,
        int inputs,
        int outputs,
        double[] z0,
        double[] x,
        double[] y,
        Penalty penalty)
        implements Data {

    /**
     * @throws IllegalArgumentException if an array does not have the length that the others ask for, or a penalty looks back
     *     beyond time 1
     */
    public Trajectories {
        if ((penalty.velocity() > 0 && horizon < 2) || (penalty.force() > 0 && horizon < 3)) {
            throw new IllegalArgumentException("a horizon of " + horizon
                    + " where a penalty on the final velocity needs 2 steps and one on the final force 3");
        }
        int steps = lead + horizon;
        if (z0.length != count * states
                || x.length != steps * count * inputs
                || y.length != (steps + 1) * count * outputs) {
            throw new IllegalArgumentException("z0 has " + z0.length + ", x " + x.length + " and y " + y.length
                    + " numbers where " + count + " trajectories of " + lead + " + " + horizon + " steps, " + states
                    + " states, " + inputs + " inputs and " + outputs + " outputs need " + count * states + ", "
                    + steps * count * inputs + " and " + (steps + 1) * count * outputs);
        }
    }

    /** Where the observations of time t begin in {@code y}; t from −lead to T. */
    public int observation(int t) {
        return (lead + t) * count * outputs;
    }

    /** Where the inputs of time t begin in {@code x}; t from −lead to T − 1. */
    public int input(int t) {
        return (lead + t) * count * inputs;
    }
}
