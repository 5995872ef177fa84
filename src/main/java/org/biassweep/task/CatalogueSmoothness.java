package org.biassweep.task;

import java.util.Map;
import java.util.stream.IntStream;
import org.biassweep.spec.Smoothness;

/** What bounds the catalogue's functions of one variable between samples: the largest size of their second derivative. */
final class CatalogueSmoothness {

    private CatalogueSmoothness() {}

    /**
     * The bound of a function.
     *
     * @param values of all its parameters
     * @return null for functions of more variables
     */
    static Smoothness of(Catalogue function, Map<String, Double> values) {
        return switch (function) {
            case SINE -> Smoothness.secondDerivative(squared(Math.PI * values.get("frequency")));
            case SINE_PRODUCT ->
                ofOneVariable(values, Smoothness.secondDerivative(squared(Math.PI * values.get("frequency"))));
            case ABS -> Smoothness.secondDerivative(0, 0.0);
            case RELU_NEURON -> ofOneVariable(values, Smoothness.secondDerivative(0, 0.0));
            case RELU_KINK -> Smoothness.secondDerivative(0, values.get("kink"));
            case RUNGE -> Smoothness.secondDerivative(50);
            case LOGISTIC_STEP -> Smoothness.secondDerivative(squared(values.get("steepness")) / (6 * Math.sqrt(3)));
            case CHIRP -> {
                double angularFrequency = Math.PI * values.get("frequency");
                yield Smoothness.secondDerivative(squared(angularFrequency) + angularFrequency / 2);
            }
            case WEIERSTRASS ->
                Smoothness.secondDerivative(IntStream.range(
                                0, values.get("terms").intValue())
                        .mapToDouble(n ->
                                Math.pow(values.get("decay"), n) * squared(Math.PI * Math.pow(values.get("growth"), n)))
                        .sum());
            case RANDOM_FOURIER ->
                ofOneVariable(
                        values,
                        Smoothness.secondDerivative(
                                Math.sqrt(values.get("terms")) * squared(Math.PI * values.get("bandwidth"))));
            case FRANKE, PEAKS, FRIEDMAN1 -> null;
        };
    }

    private static Smoothness ofOneVariable(Map<String, Double> values, Smoothness smoothness) {
        return values.get("dimension") == 1 ? smoothness : null;
    }

    private static double squared(double x) {
        return x * x;
    }
}
