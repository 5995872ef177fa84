package org.biassweep.task;

/** How the state of a system moves by one step; holds buffers, so each thread needs one of its own. */
interface Motion {

    /**
     * Moves by one step.
     *
     * @param variables states, overwritten with those a step later, and behind them the inputs during the step
     * @throws InvalidTargetException if the state cannot be followed; {@code variables} are as before
     */
    void advance(double[] variables);
}
