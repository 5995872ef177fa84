package org.biassweep.spec;

/** How the learning rate changes over the steps of a trial. */
public enum Schedule implements Keyword {
    /** The same at every step. */
    CONSTANT {
        @Override
        public double factor(int step, int steps) {
            return 1;
        }
    },
    /** From the full rate to zero along half a cosine: ½ (1 + cos(π·step/steps)). */
    COSINE {
        @Override
        public double factor(int step, int steps) {
            return 0.5 * (1 + Math.cos(Math.PI * step / steps));
        }
    };

    /**
     * What the learning rate is multiplied with.
     *
     * @param step 0 … steps − 1
     * @param steps all steps of the trial, ≥ 1
     * @return in [0, 1]
     */
    public abstract double factor(int step, int steps);
}
