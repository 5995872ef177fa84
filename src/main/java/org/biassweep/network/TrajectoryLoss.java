package org.biassweep.network;

import org.biassweep.task.Trajectories;

/**
 * The loss of outputs against trajectories, in double precision: the mean over trajectories and times 1 … T of ‖ŷ − y‖₂²,
 * and the data's penalty.
 *
 * @param data holds y; outputs are ŷ[1] … ŷ[T], laid out as its {@code y} from time 1
 */
public record TrajectoryLoss(Trajectories data) {

    private static final double[] VELOCITY = {1, -1};
    private static final double[] FORCE = {1, -2, 1};

    /** The loss. */
    public double of(double[] outputs) {
        int target = data.observation(1);
        double squares = 0;
        for (int i = 0; i < outputs.length; i++) {
            double difference = outputs[i] - data.y()[target + i];
            squares += difference * difference;
        }
        return squares / ((double) data.count() * data.horizon())
                + penalty(data.penalty().velocity(), outputs, VELOCITY)
                + penalty(data.penalty().force(), outputs, FORCE);
    }

    /**
     * Its derivative by the outputs.
     *
     * @param derivative overwritten, of the length of {@code outputs}
     */
    public void derivative(double[] outputs, double[] derivative) {
        int target = data.observation(1);
        double scale = 2 / ((double) data.count() * data.horizon());
        for (int i = 0; i < outputs.length; i++) {
            derivative[i] = scale * (outputs[i] - data.y()[target + i]);
        }
        addDerivative(data.penalty().velocity(), outputs, VELOCITY, derivative);
        addDerivative(data.penalty().force(), outputs, FORCE, derivative);
    }

    /** Weight times the mean over trajectories of ‖Σᵢ coefficients[i] ŷ[T − i]‖₂². */
    private double penalty(double weight, double[] outputs, double[] coefficients) {
        if (weight == 0) {
            return 0;
        }
        double sum = 0;
        for (int n = 0; n < size(); n++) {
            double difference = difference(outputs, coefficients, n);
            sum += difference * difference;
        }
        return weight * sum / data.count();
    }

    private void addDerivative(double weight, double[] outputs, double[] coefficients, double[] derivative) {
        if (weight == 0) {
            return;
        }
        for (int n = 0; n < size(); n++) {
            double by = 2 * weight / data.count() * difference(outputs, coefficients, n);
            for (int i = 0; i < coefficients.length; i++) {
                derivative[at(i, n)] += coefficients[i] * by;
            }
        }
    }

    private double difference(double[] outputs, double[] coefficients, int n) {
        double difference = 0;
        for (int i = 0; i < coefficients.length; i++) {
            difference += coefficients[i] * outputs[at(i, n)];
        }
        return difference;
    }

    /** Number n of ŷ[T − i]. */
    private int at(int i, int n) {
        return (data.horizon() - 1 - i) * size() + n;
    }

    /** The numbers that there are for one time. */
    private int size() {
        return data.count() * data.outputs();
    }
}
