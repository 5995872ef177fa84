package org.biassweep.train.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * DL4J's Adam with ε where algorithm 1 of Kingma and Ba (arXiv 1412.6980) has it.
 *
 * <p>The native operation computes θ − α √(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + ε), the shortened form of the paper's section
 * 2, in which ε is not that of algorithm 1 but, at the first step, 32 times it. Handing it ε √(1 − β₂ᵗ) makes it
 * algorithm 1. It matters where a gradient is near 1e-6: such a bias ended up to 0.006 a away after 200 steps.
 */
final class ExactAdam extends Adam {

    private final LearningRate rate;

    ExactAdam(LearningRate rate) {
        super(rate);
        this.rate = rate;
    }

    @Override
    public AdamUpdater instantiate(INDArray state, boolean initialize) {
        AdamUpdater updater = new Updater(this);
        updater.setStateViewArray(state, new long[] {state.length() / 2}, state.ordering(), initialize);
        return updater;
    }

    /** The configuration is copied when a network is built; a copy by the parent would be its plain Adam. */
    @Override
    public ExactAdam clone() {
        return new ExactAdam(rate);
    }

    private static final class Updater extends AdamUpdater {

        Updater(Adam adam) {
            super(adam);
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            Adam adam = getConfig();
            double epsilon = adam.getEpsilon() * Math.sqrt(1 - Math.pow(adam.getBeta2(), iteration + 1));
            Nd4j.exec(new org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater(
                    gradient,
                    getV(),
                    getM(),
                    adam.getLearningRate(iteration, epoch),
                    adam.getBeta1(),
                    adam.getBeta2(),
                    epsilon,
                    iteration));
        }
    }
}
