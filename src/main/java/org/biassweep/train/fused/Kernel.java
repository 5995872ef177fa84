package org.biassweep.train.fused;

import org.biassweep.train.VectorModule;

/**
 * The passes over the rows of a few units, of which two make up a fused step. A kernel holds scratch space: one a thread.
 */
interface Kernel {

    /**
     * Computes gradients: {@code gradient[j] = Σₙ 1[Hⱼₙ + bⱼ > 0] Σₖ Aₖⱼ rₖₙ}.
     *
     * @param residual r, l × stride, zero beyond N
     * @param gradient written at {@code from … to − 1}
     * @param from first unit, a multiple of {@link Units#BLOCK}
     * @param to last unit + 1, likewise
     */
    void gradients(Units units, float[] residual, float[] gradient, int from, int to);

    /**
     * Computes gradients by factors of activities: {@code gradient[j] = Σₙ φ(Hⱼₙ + bⱼ) Σₖ Aₖⱼ rₖₙ}.
     *
     * @param residual r, l × stride, zero beyond N
     * @param gradient written at {@code from … to − 1}
     * @param from first unit, a multiple of {@link Units#BLOCK}
     * @param to last unit + 1, likewise
     */
    void factorGradients(Units units, float[] residual, float[] gradient, int from, int to);

    /**
     * Adds the contributions of units: {@code output[k, n] += Σⱼ Aₖⱼ φ(Hⱼₙ + bⱼ)}.
     *
     * @param output l × stride
     * @param from first unit, a multiple of {@link Units#BLOCK}
     * @param to last unit + 1, likewise
     */
    void accumulate(Units units, float[] output, int from, int to);

    /** The fastest kernel of this machine; which one is logged the first time. */
    static Kernel fastest() {
        return Choice.VECTOR ? new VectorKernel() : new ScalarKernel();
    }

    /** Made once, when the first kernel is asked for. */
    final class Choice {

        private static final boolean VECTOR = VectorModule.isThereFor(
                "fused", () -> VectorKernel.description(), "plain Java, about ten times slower");

        private Choice() {}
    }
}
