package org.biassweep.spec;

import java.io.Serializable;

/**
 * How recurrent networks are run: r[t+1] = −α r[t] + β φ(W r[t] + B x[t] + b) (arXiv 2407.00957, section 3).
 *
 * @param alpha α; 0 for the plain network, −1 for r[t+1] = r[t] + …
 * @param beta β &gt; 0
 * @param activation φ
 * @param initialState where r₀ comes from
 * @param warmUpSteps observed steps before time 0 that drive the network; 0 unless {@link InitialState#WARM_UP}
 * @param run what the network sees of the observations
 * @param gradientClip the Euclidean norm that a step's gradient is cut down to, &gt; 0
 */
public record Recurrence(
        double alpha,
        double beta,
        Activation activation,
        InitialState initialState,
        int warmUpSteps,
        RunMode run,
        double gradientClip)
        implements Serializable {

    /** What a job file that is silent asks for. */
    public static final Recurrence DEFAULT =
            new Recurrence(0, 1, Activation.RELU, InitialState.RANDOM_LINEAR, 0, RunMode.AUTONOMOUS, 1);

    /** Whether the network has input weights for the observations. */
    public boolean seesObservations() {
        return run != RunMode.AUTONOMOUS || initialState == InitialState.WARM_UP;
    }
}
