package org.biassweep.train;

import org.biassweep.spec.Masking;

/**
 * What stands in for the step s = 1[v &gt; 0] at one time of a training.
 *
 * @param method σ(κ v), or the step itself with a derivative of 1
 * @param steepness κ
 */
public record Gate(Masking.Method method, double steepness) {

    /** The gate of step 0 … steps − 1: κ rises geometrically from 1 at the first to its full value at the last. */
    public static Gate at(int step, int steps, Masking masking) {
        return new Gate(masking.method(), Math.pow(masking.steepness(), step / Math.max(1.0, steps - 1.0)));
    }

    /** s, in [0, 1]. */
    public float share(float score) {
        return switch (method) {
            case SIGMOID -> (float) (1 / (1 + Math.exp(-steepness * score)));
            case STRAIGHT_THROUGH -> score > 0 ? 1 : 0;
        };
    }

    /** ds/dv. */
    public float slope(float score) {
        return switch (method) {
            case SIGMOID -> {
                double e = Math.exp(-Math.abs(steepness * score));
                yield (float) (steepness * e / ((1 + e) * (1 + e)));
            }
            case STRAIGHT_THROUGH -> 1;
        };
    }
}
