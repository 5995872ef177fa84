package org.biassweep.task;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.biassweep.spec.InputSignal;
import org.biassweep.spec.Interval;

/** The inputs of one trajectory, step after step. */
final class Drive {

    /** One input; asked once for each step, in order. */
    interface Source {

        /**
         * Its value during a step.
         *
         * @param step counted from where the trajectory's states were drawn
         * @param states at the step's beginning; inputs may follow
         */
        double at(int step, double[] states);
    }

    private final int states;
    private final List<Source> sources;

    Drive(int states, List<Source> sources) {
        this.states = states;
        this.sources = sources;
    }

    /**
     * An input as its signal says.
     *
     * @param formula compiled, of a signal that is one
     * @param random what its numbers are drawn from
     */
    static Source source(InputSignal signal, Expression formula, UniformRandomProvider random) {
        if (signal instanceof InputSignal.Uniform uniform) {
            return new Held(new Interval(uniform.low(), uniform.high()), uniform.hold(), random);
        }
        if (signal instanceof InputSignal.Pulses pulses) {
            return (step, variables) -> pulse(pulses.probability(), random.nextDouble());
        }
        return (step, variables) -> formula.at(variables);
    }

    /** Puts the inputs during a step behind the states. */
    void set(int step, double[] variables) {
        for (int i = 0; i < sources.size(); i++) {
            variables[states + i] = sources.get(i).at(step, variables);
        }
    }

    private static double pulse(double probability, double uniform) {
        return uniform < probability / 2 ? -1 : uniform < probability ? 1 : 0;
    }

    /** A number that is drawn and held. */
    private static final class Held implements Source {

        private final Interval range;
        private final int hold;
        private final UniformRandomProvider random;
        private double value;

        Held(Interval range, int hold, UniformRandomProvider random) {
            this.range = range;
            this.hold = hold;
            this.random = random;
        }

        @Override
        public double at(int step, double[] states) {
            if (step == 0 || (hold != InputSignal.Uniform.ALWAYS && step % hold == 0)) {
                value = range.at(random.nextDouble());
            }
            return value;
        }
    }
}
