package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.biassweep.spec.Smoothness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounds of second derivatives against second differences. */
class CatalogueSmoothnessTest {

    static Stream<Arguments> functionsAndHowMuchOfTheirBoundTheyReach() {
        return Stream.of(
                Arguments.of(Catalogue.SINE, Map.of("frequency", 1.5), 0.999),
                Arguments.of(Catalogue.SINE_PRODUCT, Map.of("dimension", 1.0, "frequency", 2.0), 0.999),
                Arguments.of(Catalogue.RUNGE, Map.of(), 0.999),
                Arguments.of(Catalogue.LOGISTIC_STEP, Map.of("steepness", 20.0), 0.999),
                Arguments.of(Catalogue.CHIRP, Map.of("frequency", 16.0), 0.9),
                Arguments.of(Catalogue.WEIERSTRASS, Map.of("terms", 4.0), 0.999),
                Arguments.of(Catalogue.RANDOM_FOURIER, Map.of("bandwidth", 4.0, "terms", 4.0), 0.2));
    }

    @ParameterizedTest
    @MethodSource("functionsAndHowMuchOfTheirBoundTheyReach")
    void noSecondDifferenceExceedsTheBoundAndItIsNotLoose(
            Catalogue function, Map<String, Double> parameters, double reached) {
        Target target = target(function, parameters);
        double largest = largestSecondDifference(target);
        assertThat(largest / target.smoothness().secondDerivative()).isBetween(reached, 1 + 1e-6);
        assertThat(target.smoothness().kinks()).isEmpty();
    }

    /** Its second difference is zero everywhere but at the kink that is stated. */
    @ParameterizedTest
    @EnumSource(
            value = Catalogue.class,
            names = {"ABS", "RELU_KINK", "RELU_NEURON"})
    void piecewiseLinearFunctionsAreSo(Catalogue function) {
        Target target = target(function, function == Catalogue.RELU_NEURON ? Map.of("dimension", 1.0) : Map.of());
        assertThat(target.smoothness().secondDerivative()).isZero();
        assertThat(SmoothnessCheck.refutation(target)).isEmpty();
        assertThat(SmoothnessCheck.refutation(target.with(Smoothness.secondDerivative(0))))
                .isPresent();
    }

    @Test
    void nothingIsKnownOfFunctionsOfMoreVariables() {
        for (Catalogue function : Catalogue.values()) {
            Target target = target(function, Map.of());
            if (target.domain().dimension() > 1) {
                assertThat(target.smoothness()).as(function.keyword()).isNull();
            } else {
                assertThat(target.smoothness()).as(function.keyword()).isNotNull();
            }
        }
    }

    private static double largestSecondDifference(Target target) {
        double step = 1e-4;
        double largest = 0;
        Expression h = target.outputs().get(0);
        for (double x = -1 + step; x < 1 - step; x += step) {
            largest = Math.max(largest, Math.abs(h.at(x - step) - 2 * h.at(x) + h.at(x + step)) / step / step);
        }
        return largest;
    }

    private static Target target(Catalogue function, Map<String, Double> parameters) {
        return function.target(function.allParameters().filled(new TreeMap<>(parameters)));
    }
}
