package org.biassweep.train;

import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.Masking;
import org.biassweep.spec.Training;
import org.biassweep.task.Samples;

/**
 * Mask learning of functions written out in double precision; what engines are tested against.
 *
 * <p>The loss is L(s) = 1/N Σₙ Σₖ rₖₙ² with rₖₙ = Σⱼ Aₖⱼ sⱼ φⱼₙ − yₖₙ, so that ∂L/∂sⱼ = 2/N Σₙ φⱼₙ Σₖ Aₖⱼ rₖₙ; scores v
 * move by ∂L/∂vⱼ = ∂L/∂sⱼ · sⱼ′, where s is σ(κ v), or 1[v &gt; 0] with s′ taken as 1.
 */
record ReferenceMask(FeedforwardNetwork network, Samples samples, Training training) {

    /** κ. */
    double steepness(int step) {
        return Math.pow(training.masking().steepness(), (double) step / Math.max(1, training.steps() - 1));
    }

    double[] shares(int step, double[] v) {
        double[] s = new double[v.length];
        for (int j = 0; j < v.length; j++) {
            s[j] = training.masking().method() == Masking.Method.SIGMOID
                    ? 1 / (1 + Math.exp(-steepness(step) * v[j]))
                    : indicator(v[j]);
        }
        return s;
    }

    double loss(double[] s) {
        double loss = 0;
        for (int n = 0; n < samples.count(); n++) {
            for (double residual : residuals(s, n)) {
                loss += residual * residual / samples.count();
            }
        }
        return loss;
    }

    /** ∂L/∂s. */
    double[] shareGradient(double[] s) {
        double[] gradient = new double[s.length];
        for (int n = 0; n < samples.count(); n++) {
            double[] residuals = residuals(s, n);
            for (int j = 0; j < s.length; j++) {
                double activity = activity(j, n);
                for (int k = 0; k < residuals.length; k++) {
                    gradient[j] += 2 * activity * readoutWeight(k, j) * residuals[k] / samples.count();
                }
            }
        }
        return gradient;
    }

    /** What the scores move by. */
    double[] gradient(int step, double[] v) {
        double[] s = shares(step, v);
        double[] gradient = shareGradient(s);
        if (training.masking().method() == Masking.Method.SIGMOID) {
            for (int j = 0; j < v.length; j++) {
                gradient[j] *= steepness(step) * s[j] * (1 - s[j]);
            }
        }
        return gradient;
    }

    /** The scores after Adam from those of the start. */
    double[] train(Start start) {
        double[] v = ReferenceTrainer.doubles(start.scores(network.width()));
        return ReferenceAdam.descend(v, this::gradient, training, 1);
    }

    private static double indicator(double v) {
        return v > 0 ? 1 : 0;
    }

    private double[] residuals(double[] s, int n) {
        double[] residuals = new double[network.outputs()];
        for (int k = 0; k < residuals.length; k++) {
            residuals[k] = -samples.y()[k * samples.count() + n];
        }
        for (int j = 0; j < s.length; j++) {
            double activity = activity(j, n);
            for (int k = 0; k < residuals.length; k++) {
                residuals[k] += readoutWeight(k, j) * s[j] * activity;
            }
        }
        return residuals;
    }

    private double activity(int j, int n) {
        double h = network.biases()[j];
        for (int i = 0; i < network.inputs(); i++) {
            h += network.inputWeights()[j * network.inputs() + i] * samples.x()[i * samples.count() + n];
        }
        return Math.max(h, 0);
    }

    private double readoutWeight(int k, int j) {
        return network.readoutWeights()[j * network.outputs() + k];
    }
}
