package org.biassweep.train;

import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Training;
import org.biassweep.task.Samples;

/**
 * Bias learning written out in double precision, as plainly as it can be said; what engines are tested against.
 *
 * <p>The loss is L(b) = 1/N Σₙ Σₖ rₖₙ² with rₖₙ = Σⱼ Aₖⱼ φ(hⱼₙ) − yₖₙ and hⱼₙ = Σᵢ Wⱼᵢ xᵢₙ + bⱼ, so that
 * ∂L/∂bⱼ = 2/N Σₙ [hⱼₙ &gt; 0] Σₖ Aₖⱼ rₖₙ.
 */
record ReferenceTrainer(FeedforwardNetwork network, Samples samples) {

    double loss(double[] b) {
        double loss = 0;
        for (int n = 0; n < samples.count(); n++) {
            for (double residual : residuals(b, n)) {
                loss += residual * residual / samples.count();
            }
        }
        return loss;
    }

    double[] gradient(double[] b) {
        double[] gradient = new double[b.length];
        for (int n = 0; n < samples.count(); n++) {
            double[] residuals = residuals(b, n);
            for (int j = 0; j < b.length; j++) {
                if (preActivation(b, j, n) > 0) {
                    for (int k = 0; k < network.outputs(); k++) {
                        gradient[j] += 2 * readoutWeight(k, j) * residuals[k] / samples.count();
                    }
                }
            }
        }
        return gradient;
    }

    /** Adam from the network's initial biases. */
    double[] train(Training training, double weightRange) {
        return ReferenceAdam.descend(initialBiases(), this::gradient, training, weightRange);
    }

    double[] initialBiases() {
        return doubles(network.biases());
    }

    static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    /** hⱼₙ. */
    double preActivation(double[] b, int j, int n) {
        double h = b[j];
        for (int i = 0; i < network.inputs(); i++) {
            h += network.inputWeights()[j * network.inputs() + i] * samples.x()[i * samples.count() + n];
        }
        return h;
    }

    /** rₖₙ for every output k. */
    private double[] residuals(double[] b, int n) {
        double[] residuals = new double[network.outputs()];
        for (int k = 0; k < residuals.length; k++) {
            residuals[k] = -samples.y()[k * samples.count() + n];
        }
        for (int j = 0; j < b.length; j++) {
            double activity = Math.max(preActivation(b, j, n), 0);
            for (int k = 0; k < residuals.length; k++) {
                residuals[k] += readoutWeight(k, j) * activity;
            }
        }
        return residuals;
    }

    /** Aₖⱼ. */
    private double readoutWeight(int k, int j) {
        return network.readoutWeights()[j * network.outputs() + k];
    }
}
