package org.biassweep.spec;

import java.io.Serializable;

/**
 * How masks are trained. A unit has a score v, which starts uniform on [−1, 1]; it takes part when v &gt; 0.
 *
 * @param method what stands in for the step while it is trained
 * @param steepness κ at the end of training, &gt; 1, where the method is {@link Method#SIGMOID}; 1 at its beginning, rising
 *     geometrically with the steps
 */
public record Masking(Method method, double steepness) implements Serializable {

    /** What a job file that is silent asks for. */
    public static final Masking DEFAULT = new Masking(Method.SIGMOID, 1000);

    /** What stands in for the step while a mask is trained. */
    public enum Method implements Keyword {
        /** s = σ(κ v), κ rising: the mask hardens as it is trained. */
        SIGMOID,
        /** s = 1[v &gt; 0] forwards, its derivative taken as 1 (Bengio et al., arXiv 1308.3432). */
        STRAIGHT_THROUGH
    }
}
