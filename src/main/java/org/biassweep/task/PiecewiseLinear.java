package org.biassweep.task;

import java.util.Arrays;

/**
 * A continuous function of one variable that is linear between knots: what a network of one input computes.
 *
 * @param outputs l
 * @param knots in rising order, K of them; they may repeat, and be infinite
 * @param slopes (K + 1) × l: of output k left of knot i at {@code [i * l + k]}, right of the last at {@code [K * l + k]}
 * @param intercepts laid out likewise
 */
public record PiecewiseLinear(int outputs, double[] knots, double[] slopes, double[] intercepts) {

    /** @throws IllegalArgumentException unless there is a slope and an intercept for each output on each piece */
    public PiecewiseLinear {
        int wanted = (knots.length + 1) * outputs;
        if (slopes.length != wanted || intercepts.length != wanted) {
            throw new IllegalArgumentException(slopes.length + " slopes and " + intercepts.length + " intercepts where "
                    + knots.length + " knots and " + outputs + " outputs make " + wanted);
        }
    }

    /** The index of the piece that x lies on, 0 … K. */
    int piece(double x) {
        int found = Arrays.binarySearch(knots, x);
        return found >= 0 ? found : -found - 1;
    }

    /** Output k at x. */
    double at(int k, double x) {
        return onPiece(piece(x), k, x);
    }

    /** ‖slope‖₁ at x, off the knots. */
    double steepness(double x) {
        int piece = piece(x);
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            sum += Math.abs(slopes[piece * outputs + k]);
        }
        return sum;
    }

    /** The values at many places: output k at place n at {@code [k * N + n]}, as {@link Samples#y()}. */
    public double[] at(double[] x) {
        double[] values = new double[outputs * x.length];
        for (int n = 0; n < x.length; n++) {
            int piece = piece(x[n]);
            for (int k = 0; k < outputs; k++) {
                values[k * x.length + n] = onPiece(piece, k, x[n]);
            }
        }
        return values;
    }

    private double onPiece(int piece, int k, double x) {
        return slopes[piece * outputs + k] * x + intercepts[piece * outputs + k];
    }
}
