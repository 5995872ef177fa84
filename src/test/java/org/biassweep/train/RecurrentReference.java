package org.biassweep.train;

import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.Training;
import org.biassweep.task.Trajectories;

/**
 * Bias learning of recurrent networks written out in double precision, one trajectory after the other, as plainly as it can
 * be said; what engines are tested against.
 *
 * <p>With h[t] = W r[t] + B u[t] + b, r[t+1] = −α r[t] + β φ(h[t]), ŷ[t] = A r[t] and λ[t] = ∂L/∂r[t]: λ[t] = Aᵀ ∂L/∂ŷ[t] − α
 * λ[t+1] + Wᵀ δ[t], δ[t] = β λ[t+1] φ'(h[t]), and ∂L/∂b is the sum of δ over times and trajectories.
 */
public record RecurrentReference(RecurrentNetwork network, Trajectories data) {

    /** The states r and pre-activations h of one trajectory, from its first time. */
    private record Course(int start, double[][] r, double[][] h, double[][] outputs) {}

    public double loss(double[] b) {
        double loss = 0;
        for (int c = 0; c < data.count(); c++) {
            double[][] outputs = course(b, c).outputs;
            for (int t = 1; t <= data.horizon(); t++) {
                for (int k = 0; k < data.outputs(); k++) {
                    double residual = outputs[t][k] - observation(t, c, k);
                    loss += residual * residual / data.count() / data.horizon();
                }
            }
            for (int k = 0; k < data.outputs(); k++) {
                if (data.penalty().velocity() > 0) {
                    loss += data.penalty().velocity() * Math.pow(velocity(outputs, k), 2) / data.count();
                }
                if (data.penalty().force() > 0) {
                    loss += data.penalty().force() * Math.pow(force(outputs, k), 2) / data.count();
                }
            }
        }
        return loss;
    }

    public double[] gradient(double[] b) {
        double[] gradient = new double[b.length];
        for (int c = 0; c < data.count(); c++) {
            addGradient(b, c, gradient);
        }
        return gradient;
    }

    /** The gradient cut down to the network's norm. */
    public double[] clippedGradient(double[] b) {
        double[] gradient = gradient(b);
        double norm = norm(gradient);
        double limit = network.recurrence().gradientClip();
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] *= norm > limit ? limit / norm : 1;
        }
        return gradient;
    }

    /** Adam from the network's initial biases. */
    public double[] train(Training training, double unit) {
        return ReferenceAdam.descend(ReferenceTrainer.doubles(network.biases()), this::clippedGradient, training, unit);
    }

    public static double norm(double[] vector) {
        double squares = 0;
        for (double v : vector) {
            squares += v * v;
        }
        return Math.sqrt(squares);
    }

    /** u[t]: the inputs, then what is seen of the observations. */
    public double[] seen(int t, int c) {
        boolean sees = network.recurrence().seesObservations();
        double[] u = new double[data.inputs() + (sees ? data.outputs() : 0)];
        for (int i = 0; i < data.inputs(); i++) {
            u[i] = data.x()[((data.lead() + t) * data.count() + c) * data.inputs() + i];
        }
        for (int k = 0; sees && k < data.outputs(); k++) {
            boolean blind = network.recurrence().run() == RunMode.AUTONOMOUS && t >= 0;
            u[data.inputs() + k] = blind ? 0 : observation(t, c, k);
        }
        return u;
    }

    public int start() {
        return network.recurrence().initialState() == InitialState.WARM_UP ? -data.lead() : 0;
    }

    /** r at the start. */
    public double[] initialState(int c) {
        double[] r = new double[network.width()];
        if (network.recurrence().initialState() == InitialState.RANDOM_LINEAR) {
            for (int j = 0; j < r.length; j++) {
                for (int i = 0; i < data.states(); i++) {
                    r[j] += network.initialStateMap()[j * data.states() + i] * data.z0()[c * data.states() + i];
                }
            }
        }
        return r;
    }

    public double observation(int t, int c, int k) {
        return data.y()[((data.lead() + t) * data.count() + c) * data.outputs() + k];
    }

    private Course course(double[] b, int c) {
        int m = network.width();
        int start = start();
        int steps = data.horizon() - start;
        double[][] r = new double[steps + 1][m];
        double[][] h = new double[steps][m];
        double[][] outputs = new double[data.horizon() + 1][data.outputs()];
        r[0] = initialState(c);
        for (int s = 0; s < steps; s++) {
            double[] u = seen(start + s, c);
            for (int j = 0; j < m; j++) {
                h[s][j] = b[j];
                for (int i = 0; i < m; i++) {
                    h[s][j] += network.recurrentWeights()[j * m + i] * r[s][i];
                }
                for (int i = 0; i < u.length; i++) {
                    h[s][j] += network.inputWeights()[j * u.length + i] * u[i];
                }
                r[s + 1][j] = -network.recurrence().alpha() * r[s][j]
                        + network.recurrence().beta() * activity(h[s][j]);
            }
            int t = start + s + 1;
            for (int k = 0; t >= 1 && k < data.outputs(); k++) {
                for (int j = 0; j < m; j++) {
                    outputs[t][k] += network.readoutWeights()[j * data.outputs() + k] * r[s + 1][j];
                }
            }
        }
        return new Course(start, r, h, outputs);
    }

    private void addGradient(double[] b, int c, double[] gradient) {
        int m = network.width();
        Course course = course(b, c);
        double[] lambda = new double[m];
        for (int t = data.horizon(); t > course.start; t--) {
            double[] delta = new double[m];
            for (int j = 0; j < m; j++) {
                for (int k = 0; t >= 1 && k < data.outputs(); k++) {
                    lambda[j] += network.readoutWeights()[j * data.outputs() + k] * byOutput(course.outputs, t, c, k);
                }
                delta[j] = network.recurrence().beta() * lambda[j] * slope(course.h[t - 1 - course.start][j]);
                gradient[j] += delta[j];
            }
            double[] earlier = new double[m];
            for (int i = 0; i < m; i++) {
                earlier[i] = -network.recurrence().alpha() * lambda[i];
                for (int j = 0; j < m; j++) {
                    earlier[i] += network.recurrentWeights()[j * m + i] * delta[j];
                }
            }
            lambda = earlier;
        }
    }

    /** ∂L/∂ŷₖ[t]. */
    private double byOutput(double[][] outputs, int t, int c, int k) {
        double sum = 2 * (outputs[t][k] - observation(t, c, k)) / data.count() / data.horizon();
        int back = data.horizon() - t;
        if (data.penalty().velocity() > 0 && back <= 1) {
            sum += 2 * data.penalty().velocity() * (back == 0 ? 1 : -1) * velocity(outputs, k) / data.count();
        }
        if (data.penalty().force() > 0 && back <= 2) {
            sum += 2 * data.penalty().force() * (back == 1 ? -2 : 1) * force(outputs, k) / data.count();
        }
        return sum;
    }

    private double velocity(double[][] outputs, int k) {
        return outputs[data.horizon()][k] - outputs[data.horizon() - 1][k];
    }

    private double force(double[][] outputs, int k) {
        return velocity(outputs, k) - outputs[data.horizon() - 1][k] + outputs[data.horizon() - 2][k];
    }

    private double activity(double h) {
        return network.recurrence().activation() == Activation.TANH ? Math.tanh(h) : Math.max(h, 0);
    }

    private double slope(double h) {
        if (network.recurrence().activation() == Activation.TANH) {
            return 1 - Math.tanh(h) * Math.tanh(h);
        }
        return h > 0 ? 1 : 0;
    }
}
