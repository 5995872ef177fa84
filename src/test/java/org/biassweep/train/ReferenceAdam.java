package org.biassweep.train;

import java.util.function.UnaryOperator;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;

/** Adam as in Kingma and Ba, arXiv 1412.6980, algorithm 1, in double precision; what the engines' is tested against. */
final class ReferenceAdam {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private ReferenceAdam() {}

    /** A derivative of the loss, which may change with the steps taken before. */
    @FunctionalInterface
    interface Gradient {
        double[] at(int step, double[] parameters);
    }

    /**
     * Descends from {@code start}.
     *
     * @param unit the unit of the learning rate
     */
    static double[] descend(double[] start, UnaryOperator<double[]> gradient, Training training, double unit) {
        return descend(start, (step, parameters) -> gradient.apply(parameters), training, unit);
    }

    /**
     * Descends from {@code start}.
     *
     * @param unit the unit of the learning rate
     */
    static double[] descend(double[] start, Gradient gradient, Training training, double unit) {
        double[] b = start.clone();
        double[] m = new double[b.length];
        double[] v = new double[b.length];
        Schedule schedule = training.schedule();
        for (int t = 1; t <= training.steps(); t++) {
            double alpha = training.learningRate() * unit * schedule.factor(t - 1, training.steps());
            double[] g = gradient.at(t - 1, b);
            for (int j = 0; j < b.length; j++) {
                m[j] = BETA1 * m[j] + (1 - BETA1) * g[j];
                v[j] = BETA2 * v[j] + (1 - BETA2) * g[j] * g[j];
                double mHat = m[j] / (1 - Math.pow(BETA1, t));
                double vHat = v[j] / (1 - Math.pow(BETA2, t));
                b[j] -= alpha * mHat / (Math.sqrt(vHat) + EPSILON);
            }
        }
        return b;
    }
}
