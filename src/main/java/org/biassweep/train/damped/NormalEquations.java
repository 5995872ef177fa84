package org.biassweep.train.damped;

import java.util.Arrays;
import org.biassweep.linear.PositiveDefinite;
import org.biassweep.linear.Products;

/**
 * The damped normal equations (Jᵀ J + λ 1) δ = −Jᵀ r, in the smaller of two forms: as they stand, m × m, or as δ = −Jᵀ z with
 * (J Jᵀ + λ 1) z = r, N l × N l.
 */
final class NormalEquations {

    private final Residuals residuals;
    private final int units;
    private final boolean byUnit;
    private final int size;
    private final double[] derivatives;
    private final double[] products;
    private final double[] diagonal;

    /** @param byUnit whether the equations are the m × m ones */
    NormalEquations(Residuals residuals, boolean byUnit) {
        this.residuals = residuals;
        this.units = residuals.network().width();
        this.byUnit = byUnit;
        this.size = byUnit ? units : residuals.count();
        this.derivatives = new double[Math.multiplyExact(units, residuals.count())];
        this.products = new double[Math.multiplyExact(size, size)];
        this.diagonal = new double[size];
    }

    /** The smaller equations. */
    static NormalEquations of(Residuals residuals) {
        return new NormalEquations(residuals, residuals.network().width() <= residuals.count());
    }

    /** Those at biases b, m numbers. */
    void setUp(double[] biases) {
        residuals.derivatives(biases, byUnit, derivatives);
        Products.gram(size, derivatives.length / size, derivatives, products);
        for (int i = 0; i < size; i++) {
            diagonal[i] = products[i * size + i];
        }
    }

    /** Jᵀ r, half the gradient of ‖r‖². */
    double[] gradient(double[] r) {
        double[] gradient = new double[units];
        if (byUnit) {
            Products.timesTransposed(1, units, r.length, r, derivatives, gradient);
        } else {
            Products.times(1, units, r.length, r, derivatives, gradient);
        }
        return gradient;
    }

    /** The largest element on the diagonal of Jᵀ J. */
    double scale() {
        if (byUnit) {
            return Arrays.stream(diagonal).max().orElseThrow();
        }
        double[] squares = new double[units];
        for (int i = 0; i < derivatives.length; i++) {
            squares[i % units] += derivatives[i] * derivatives[i];
        }
        return Arrays.stream(squares).max().orElseThrow();
    }

    /**
     * Solves for δ.
     *
     * @param damping λ &gt; 0
     * @param r the residuals
     * @param gradient Jᵀ r
     * @return δ, m numbers; null if the equations are singular in double precision
     */
    double[] solve(double damping, double[] r, double[] gradient) {
        for (int i = 0; i < size; i++) {
            products[i * size + i] = diagonal[i] + damping;
        }
        double[] solution = (byUnit ? gradient : r).clone();
        if (!PositiveDefinite.solve(size, 1, products, solution)) {
            return null;
        }
        double[] step = byUnit ? solution : gradient(solution);
        for (int j = 0; j < units; j++) {
            step[j] = -step[j];
        }
        return step;
    }
}
