package org.biassweep.spec;

/**
 * What the frozen weights are drawn from. Both have mean 0 and, for one weight range a, the same standard deviation
 * a/√3, so that distributions compare at equal variance.
 */
public enum WeightDistribution implements Keyword {
    /** Uniform on [−a, a]. */
    UNIFORM,
    /** Normal with standard deviation a/√3. */
    GAUSSIAN
}
