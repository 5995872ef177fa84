package org.biassweep.train.bptt;

import org.biassweep.linear.Matrix;
import org.biassweep.spec.Recurrence;
import org.biassweep.train.VectorModule;

/**
 * The two passes over the activities of one time that lie between products. Rows are units, columns trajectories; both
 * matrices have the same stride, a multiple of {@link #LANES}. A kernel holds scratch space: one a thread.
 */
interface Kernel {

    /** A multiple of the trajectories that any vector unit takes together: 16 floats are 512 bits. */
    int LANES = 16;

    /**
     * From a product to the next state: {@code h = φ(h + b)}, then {@code r = −α r + β h}.
     *
     * @param h W r + B u, replaced by the activities
     * @param biases b; as many units as there are biases
     */
    void forward(Recurrence recurrence, float[] biases, Matrix h, Matrix r);

    /**
     * From the derivative by the next state to the one by the pre-activations: {@code h = β λ φ'}, and their sums over
     * trajectories are added to the gradient.
     *
     * @param h the activities φ, replaced
     * @param lambda λ = ∂L/∂r of the next time
     * @param gradient ∂L/∂b, added to
     */
    void backward(Recurrence recurrence, Matrix h, Matrix lambda, float[] gradient);

    /** The fastest kernel of this machine; which one is logged the first time. */
    static Kernel fastest() {
        return Choice.VECTOR ? new VectorKernel() : new ScalarKernel();
    }

    /** Made once, when the first kernel is asked for. */
    final class Choice {

        private static final boolean VECTOR =
                VectorModule.isThereFor("bptt", () -> VectorKernel.description(), "plain Java between products");

        private Choice() {}
    }
}
