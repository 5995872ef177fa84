package org.biassweep.spec;

import java.io.Serializable;
import java.util.List;

/**
 * What bounds a function of one variable between the places where it is evaluated; several outputs count by the 1-norm.
 *
 * @param lipschitz L ≥ 0 with ‖h(x) − h(x′)‖₁ ≤ L |x − x′|; null where none is stated
 * @param secondDerivative M ≥ 0 with ‖h″(x)‖₁ ≤ M everywhere but at kinks; null where none is stated
 * @param kinks where h has no derivative
 */
public record Smoothness(Double lipschitz, Double secondDerivative, List<Double> kinks) implements Serializable {

    /** Copies the list. */
    public Smoothness {
        kinks = List.copyOf(kinks);
    }

    /** A bound of the second derivative, but at some kinks. */
    public static Smoothness secondDerivative(double bound, Double... kinks) {
        return new Smoothness(null, bound, List.of(kinks));
    }

    /** What is stated, such as {@code |h''| <= 9.87 but at 0.3}. */
    public String text() {
        String first = lipschitz == null ? "" : "|h'| <= " + Numbers.text(lipschitz);
        String second = secondDerivative == null ? "" : "|h''| <= " + Numbers.text(secondDerivative);
        return first
                + (first.isEmpty() || second.isEmpty() ? "" : ", ")
                + second
                + (kinks.isEmpty()
                        ? ""
                        : " but at "
                                + String.join(
                                        ", ", kinks.stream().map(Numbers::text).toList()));
    }
}
