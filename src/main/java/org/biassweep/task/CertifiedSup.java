package org.biassweep.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.DoubleStream;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Smoothness;

/**
 * An upper bound of sup ‖h(x) − y(x)‖₁ over an interval, for a function h of known smoothness and a y that is linear between
 * knots; it exceeds the sup by at most a thousandth, unless a million halvings are too few for that.
 *
 * <p>The interval is cut at the knots of y, the kinks of h and the samples. On a piece of length d between p and q, with g = ‖h
 * − y‖₁: if ‖h″‖₁ ≤ M, then h differs by at most M d²/8 from the straight line between its values at p and q, and the norm
 * of a linear function is largest at an end, so g ≤ max(g(p), g(q)) + M d²/8. If h has the Lipschitz constant L, and y
 * the slope s there, g has the constant L + ‖s‖₁, so g ≤ (g(p) + g(q))/2 + (L + ‖s‖₁) d/2. The piece with the largest bound is
 * halved until that bound is near the largest g seen. Rounding of double precision is not accounted for.
 */
final class CertifiedSup {

    private static final double TOLERANCE = 1e-3;
    private static final int MOST_HALVINGS = 1_000_000;

    /** Below this share of the largest number in sight, differences are rounding. */
    private static final double ROUNDING = 1e-12;

    private final Target target;
    private final Smoothness smoothness;
    private final PiecewiseLinear network;
    private double seen;
    private double scale;

    private record Piece(double low, double high, double atLow, double atHigh, double bound) {}

    CertifiedSup(Target target, Smoothness smoothness, PiecewiseLinear network) {
        this.target = target;
        this.smoothness = smoothness;
        this.network = network;
    }

    /**
     * The bound.
     *
     * @param places where to evaluate besides knots and kinks
     * @return at least the largest distance at any place; NaN or infinite if a distance is
     */
    double bound(double[] places) {
        PriorityQueue<Piece> pieces =
                new PriorityQueue<>(Comparator.comparingDouble(Piece::bound).reversed());
        List<Piece> first = pieces(cuts(places));
        if (!Double.isFinite(seen)) {
            return seen;
        }
        pieces.addAll(first);
        for (int halvings = 0; halvings < MOST_HALVINGS && pieces.peek().bound() > enough(); halvings++) {
            Piece widest = pieces.poll();
            double middle = (widest.low() + widest.high()) / 2;
            double distance = distance(middle);
            pieces.add(piece(widest.low(), middle, widest.atLow(), distance));
            pieces.add(piece(middle, widest.high(), distance, widest.atHigh()));
        }
        return Math.max(seen, pieces.peek().bound());
    }

    private double enough() {
        return (1 + TOLERANCE) * seen + ROUNDING * scale;
    }

    private double[] cuts(double[] places) {
        Interval side = target.domain().sides().get(0);
        DoubleStream inner = DoubleStream.concat(
                DoubleStream.concat(DoubleStream.of(places), DoubleStream.of(network.knots())),
                smoothness.kinks().stream().mapToDouble(Double::doubleValue));
        return DoubleStream.concat(
                        DoubleStream.of(side.low(), side.high()), inner.filter(x -> x > side.low() && x < side.high()))
                .sorted()
                .distinct()
                .toArray();
    }

    private List<Piece> pieces(double[] cuts) {
        List<Piece> pieces = new ArrayList<>(cuts.length);
        double last = distance(cuts[0]);
        for (int i = 1; i < cuts.length; i++) {
            double next = distance(cuts[i]);
            pieces.add(piece(cuts[i - 1], cuts[i], last, next));
            last = next;
        }
        return pieces;
    }

    private Piece piece(double low, double high, double atLow, double atHigh) {
        double length = high - low;
        double bound = Double.POSITIVE_INFINITY;
        if (smoothness.secondDerivative() != null) {
            bound = Math.max(atLow, atHigh) + smoothness.secondDerivative() * length * length / 8;
        }
        if (smoothness.lipschitz() != null) {
            double steepest = smoothness.lipschitz() + network.steepness((low + high) / 2);
            bound = Math.min(bound, (atLow + atHigh + steepest * length) / 2);
        }
        return new Piece(low, high, atLow, atHigh, bound);
    }

    /** ‖h(x) − y(x)‖₁. */
    private double distance(double x) {
        double sum = 0;
        for (int k = 0; k < network.outputs(); k++) {
            double wanted = target.outputs().get(k).at(x);
            scale = Math.max(scale, Math.abs(wanted));
            sum += Math.abs(network.at(k, x) - wanted);
        }
        seen = sum > seen || Double.isNaN(sum) ? sum : seen;
        return sum;
    }
}
