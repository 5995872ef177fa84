package org.biassweep.spec;

import java.io.Serializable;

/** How an input x[t] of a system is made; it is held from t to t + 1. */
public sealed interface InputSignal extends Serializable {

    /**
     * A number drawn uniformly and held.
     *
     * @param low its least value
     * @param high its greatest
     * @param hold the steps that it is held, or {@link #ALWAYS}
     */
    record Uniform(double low, double high, int hold) implements InputSignal {

        /** Held for the whole trajectory. */
        public static final int ALWAYS = 0;
    }

    /**
     * −1 or 1 with a probability, 0 otherwise, at every step anew.
     *
     * @param probability in (0, 1]
     */
    record Pulses(double probability) implements InputSignal {}

    /**
     * An expression in the state, taken at time t.
     *
     * @param expression in the state variables
     */
    record Formula(String expression) implements InputSignal {}
}
