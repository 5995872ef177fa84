package org.biassweep.train;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;

/**
 * Readouts by least squares without normal equations; what engines are tested against.
 *
 * <p>1/N Σₙ ‖A φₙ − yₙ‖² + λ s ‖A‖², with s the mean of the squared activities, is the squared distance of M Aᵀ from R, where
 * M stacks Φᵀ/√N on √(λ s) 1 and R stacks Yᵀ/√N on zeros; the singular values of M give the shortest A at its minimum.
 */
record ReferenceReadout(FeedforwardNetwork network, Samples samples, double ridge) {

    /** What is minimised. */
    double objective(RealMatrix transposed) {
        RealMatrix distance = equations().multiply(transposed).subtract(sides());
        return Math.pow(distance.getFrobeniusNorm(), 2);
    }

    /** Aᵀ, m × l. */
    RealMatrix train() {
        return new SingularValueDecomposition(equations()).getSolver().solve(sides());
    }

    /** M: with its ridge, (N + m) × m. */
    private RealMatrix equations() {
        int count = samples.count();
        RealMatrix equations = new Array2DRowRealMatrix(count + network.width(), network.width());
        double squares = 0;
        for (int j = 0; j < network.width(); j++) {
            for (int n = 0; n < count; n++) {
                double activity = activity(j, n);
                squares += activity * activity;
                equations.setEntry(n, j, activity / Math.sqrt(count));
            }
        }
        double meanSquare = squares / network.width() / count;
        for (int j = 0; j < network.width(); j++) {
            equations.setEntry(count + j, j, Math.sqrt(ridge * meanSquare));
        }
        return equations;
    }

    private RealMatrix sides() {
        int count = samples.count();
        RealMatrix sides = new Array2DRowRealMatrix(count + network.width(), samples.outputs());
        for (int k = 0; k < samples.outputs(); k++) {
            for (int n = 0; n < count; n++) {
                sides.setEntry(n, k, samples.y()[k * count + n] / Math.sqrt(count));
            }
        }
        return sides;
    }

    private double activity(int j, int n) {
        double h = network.biases()[j];
        for (int i = 0; i < network.inputs(); i++) {
            h += network.inputWeights()[j * network.inputs() + i] * samples.x()[i * samples.count() + n];
        }
        return Math.max(h, 0);
    }
}
