package org.biassweep.train.damped;

import java.util.Locale;
import java.util.Optional;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;

/**
 * The method of Levenberg and Marquardt for the biases of one network, in double precision.
 *
 * <p>A proposal moves b by the δ of (Jᵀ J + λ 1) δ = −Jᵀ r, where r are the residuals and J their derivatives by b. It is taken
 * if it lowers ‖r‖². λ begins at τ times the largest diagonal element of Jᵀ J, so that the weight range does not matter, and
 * follows the ratio ρ of gain and prediction: a proposal that is taken multiplies it by max(1/3, 1 − (2ρ − 1)³), one that is
 * not by 2, 4, 8, … in a row (Nielsen, IMM-REP-1999-05; Madsen, Nielsen and Tingleff, Methods for Non-Linear Least Squares
 * Problems, 2004, algorithm 3.16).
 */
public final class LevenbergMarquardt {

    /** τ, the largest that Madsen, Nielsen and Tingleff advise: drawn biases are no good approximation. */
    private static final double INITIAL_DAMPING = 1;

    /** The distance from 1 to the next number: a share of ‖r‖², or of a residual of its target, that is lost in rounding. */
    private static final double PRECISION = Math.ulp(1.0);

    private final FeedforwardNetwork start;
    private final Samples samples;
    private final Residuals residuals;
    private final NormalEquations equations;
    private double[] biases;
    private double[] r;
    private double[] gradient;
    private double square;
    private double damping;
    private double growth = 2;

    /**
     * Starts at a network's biases.
     *
     * @param network whose biases are moved; left as it is
     * @param samples what is fitted
     * @throws IllegalStateException if OpenBLAS cannot be loaded on this machine
     */
    public LevenbergMarquardt(FeedforwardNetwork network, Samples samples) {
        this(network, samples, NormalEquations.of(new Residuals(network, samples)));
    }

    LevenbergMarquardt(FeedforwardNetwork network, Samples samples, NormalEquations equations) {
        this.start = network;
        this.samples = samples;
        this.residuals = new Residuals(network, samples);
        this.equations = equations;
        this.biases = new double[network.width()];
        for (int j = 0; j < biases.length; j++) {
            biases[j] = network.biases()[j];
        }
        r = residuals.at(biases);
        square = Residuals.square(r);
        setUp();
        damping = INITIAL_DAMPING * equations.scale();
    }

    /**
     * What does not fit into arrays.
     *
     * @param units m
     * @param residuals N l
     * @return a clause, or empty
     */
    public static Optional<String> objection(int units, double residuals) {
        double smaller = Math.min(units, residuals);
        if (units * residuals > Integer.MAX_VALUE) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "where width times training samples times outputs is at most 2^31 - 1, and it is %.0f",
                    units * residuals));
        }
        return smaller * smaller > Integer.MAX_VALUE
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "where the width, or training samples times outputs, is at most %.0f, and they are %d and %.0f",
                        Math.floor(Math.sqrt(Integer.MAX_VALUE)),
                        units,
                        residuals))
                : Optional.empty();
    }

    /**
     * The bytes of derivatives and equations, on the heap and, while OpenBLAS has them, outside it.
     *
     * @param units m
     * @param residuals N l
     */
    public static double bytes(int units, double residuals) {
        double smaller = Math.min(units, residuals);
        return 2.0 * Double.BYTES * (units * residuals + smaller * smaller) + 8.0 * Double.BYTES * (units + residuals);
    }

    /**
     * The multiply-adds of one proposal, a few numbers more or less.
     *
     * @param units m
     * @param residuals N l
     * @param inputs d
     */
    public static double operations(int units, double residuals, int inputs) {
        double smaller = Math.min(units, residuals);
        return units * residuals * (smaller / 2 + 2 * inputs + 4) + smaller * smaller * (smaller / 6 + 4);
    }

    private void setUp() {
        equations.setUp(biases);
        gradient = equations.gradient(r);
    }

    /** The loss at the biases as they are: ‖r‖² / N; never more than before. */
    public double loss() {
        return square / samples.count();
    }

    /**
     * Evaluates one proposal, and moves there if the loss is lower there.
     *
     * @return false if there was none that promised to lower the loss by more than rounding
     */
    public boolean step() {
        double rounding = biases.length * PRECISION;
        boolean isSolved = square <= rounding * rounding * Residuals.square(samples.y());
        boolean isDead = damping == 0; // J is 0: no unit is active anywhere
        if (isSolved || isDead) {
            return false;
        }
        double[] step = proposal();
        double predicted = predictedGain(step);
        if (!(predicted > PRECISION * square)) {
            return false;
        }
        double[] moved = biases.clone();
        for (int j = 0; j < moved.length; j++) {
            moved[j] += step[j];
        }
        double[] there = residuals.at(moved);
        double squareThere = Residuals.square(there);
        double ratio = (square - squareThere) / predicted;
        if (ratio > 0) {
            biases = moved;
            r = there;
            square = squareThere;
            setUp();
            damping *= Math.max(1.0 / 3, 1 - Math.pow(2 * ratio - 1, 3));
            growth = 2;
        } else {
            raiseDamping();
        }
        return true;
    }

    /** δ, at the next λ at which the equations can be solved. */
    private double[] proposal() {
        double[] step = equations.solve(damping, r, gradient);
        while (step == null) {
            raiseDamping();
            step = equations.solve(damping, r, gradient);
        }
        return step;
    }

    private void raiseDamping() {
        damping *= growth;
        growth *= 2;
    }

    /** ‖r‖² − ‖r + J δ‖² = δᵀ (λ δ − Jᵀ r). */
    private double predictedGain(double[] step) {
        double gain = 0;
        for (int j = 0; j < step.length; j++) {
            gain += step[j] * (damping * step[j] - gradient[j]);
        }
        return gain;
    }

    /**
     * The network with the biases as they are, in single precision; as it was at the start if that rounding takes away all
     * that was gained.
     */
    public FeedforwardNetwork network() {
        float[] rounded = new float[biases.length];
        for (int j = 0; j < rounded.length; j++) {
            rounded[j] = (float) biases[j];
        }
        FeedforwardNetwork found = start.withBiases(rounded);
        return found.loss(samples) <= start.loss(samples) ? found : start;
    }
}
