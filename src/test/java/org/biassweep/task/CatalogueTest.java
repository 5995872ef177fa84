package org.biassweep.task;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.max;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

    /** Each function again, written by hand in Java at parameters that are not the defaults. */
    static Stream<Arguments> writtenByHand() {
        return Stream.of(
                hand(Catalogue.SINE, Map.of("frequency", 2.5), x -> sin(2.5 * PI * x[0])),
                hand(Catalogue.ABS, Map.of(), x -> abs(x[0])),
                hand(Catalogue.RUNGE, Map.of(), x -> 1 / (1 + pow(5 * x[0], 2))),
                hand(Catalogue.LOGISTIC_STEP, Map.of("steepness", 20.0), x -> (1 + Math.tanh(10 * x[0])) / 2),
                hand(Catalogue.CHIRP, Map.of("frequency", 10.0), x -> sin(2.5 * PI * (x[0] + 1) * (x[0] + 1))),
                hand(
                        Catalogue.WEIERSTRASS,
                        Map.of("decay", 0.7, "growth", 2.0, "terms", 3.0),
                        x -> cos(PI * x[0]) + 0.7 * cos(2 * PI * x[0]) + 0.49 * cos(4 * PI * x[0])),
                hand(Catalogue.RELU_KINK, Map.of("kink", -0.4), x -> max(0, x[0] + 0.4)),
                hand(
                        Catalogue.FRANKE,
                        Map.of(),
                        x -> 0.75 * exp(-pow(9 * x[0] - 2, 2) / 4 - pow(9 * x[1] - 2, 2) / 4)
                                + 0.75 * exp(-pow(9 * x[0] + 1, 2) / 49 - (9 * x[1] + 1) / 10)
                                + 0.5 * exp(-pow(9 * x[0] - 7, 2) / 4 - pow(9 * x[1] - 3, 2) / 4)
                                - 0.2 * exp(-pow(9 * x[0] - 4, 2) - pow(9 * x[1] - 7, 2))),
                hand(
                        Catalogue.PEAKS,
                        Map.of(),
                        x -> 3 * pow(1 - x[0], 2) * exp(-pow(x[0], 2) - pow(x[1] + 1, 2))
                                - 10 * (x[0] / 5 - pow(x[0], 3) - pow(x[1], 5)) * exp(-pow(x[0], 2) - pow(x[1], 2))
                                - exp(-pow(x[0] + 1, 2) - pow(x[1], 2)) / 3),
                hand(
                        Catalogue.FRIEDMAN1,
                        Map.of("dimension", 6.0),
                        x -> 10 * sin(PI * x[0] * x[1]) + 20 * pow(x[2] - 0.5, 2) + 10 * x[3] + 5 * x[4]),
                hand(Catalogue.RELU_NEURON, Map.of("dimension", 3.0), x -> max(0, (x[0] + x[1] + x[2]) / sqrt(3))),
                hand(
                        Catalogue.SINE_PRODUCT,
                        Map.of("dimension", 3.0, "frequency", 1.5),
                        x -> 2 * sin(1.5 * PI * x[0]) * sin(1.5 * PI * x[1]) * sin(1.5 * PI * x[2])));
    }

    private static Arguments hand(Catalogue function, Map<String, Double> parameters, Expression byHand) {
        return Arguments.of(function, parameters, byHand);
    }

    @ParameterizedTest
    @MethodSource("writtenByHand")
    void theFormulaIsTheFunction(Catalogue function, Map<String, Double> parameters, Expression byHand) {
        Target target = target(function, parameters);
        int dimension = target.domain().dimension();
        double[] x = target.domain().halton(1, 200);
        for (int n = 0; n < 200; n++) {
            double[] point = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                point[i] = x[i * 200 + n];
            }
            assertThat(target.outputs().get(0).at(point)).isCloseTo(byHand.at(point), within(1e-13));
        }
    }

    @ParameterizedTest
    @EnumSource(Catalogue.class)
    void anEntrySaysAllThatAListingShows(Catalogue function) {
        assertThat(function.keyword()).matches("[a-z0-9_]+");
        assertThat(function.formula()).isNotBlank();
        assertThat(function.domain()).startsWith("[");
        assertThat(function.purpose()).isNotBlank();
        assertThat(function.source()).isNotBlank();
        assertThat(function.target(function.allParameters().defaults()).domain().dimension())
                .isEqualTo(function.dimension());
        for (Parameter parameter : function.parameters()) {
            assertThat(parameter.objection(parameter.defaultValue()))
                    .as(parameter.name())
                    .isEmpty();
            assertThat(parameter.objection(parameter.low()))
                    .as(parameter.name())
                    .isEmpty();
            assertThat(parameter.objection(parameter.high()))
                    .as(parameter.name())
                    .isEmpty();
            assertThat(parameter.objection(parameter.high() + 1))
                    .as(parameter.name())
                    .isPresent();
            assertThat(parameter.meaning()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Catalogue.class)
    void theEndsOfEveryRangeGiveAFiniteFunction(Catalogue function) {
        for (Parameter parameter : function.parameters()) {
            if (function == Catalogue.RANDOM_FOURIER && parameter.name().equals("terms")) {
                continue;
            }
            for (double end : new double[] {parameter.low(), parameter.high()}) {
                SortedMap<String, Double> values = function.allParameters().defaults();
                if (parameter.name().equals("bandwidth")) {
                    values.put("terms", 1.0);
                }
                values.put(parameter.name(), end);
                FunctionTask task = new FunctionTask("t", function.keyword(), function.target(values), 20, 50);
                assertThat(task.evaluationData().y()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
            }
        }
    }

    @Test
    void frankesIntegralOverTheUnitSquareIsThePublishedOne() {
        // Maple's value, as published with the Padua-points software (Caliari et al., ACM TOMS 886).
        assertThat(squareIntegral(output(Catalogue.FRANKE), 0, 1)).isCloseTo(0.4069695894915561, within(1e-13));
    }

    /** The table in MATLAB's documentation of peaks over -1:0.25:1; x changes along a row. */
    @ParameterizedTest
    @CsvSource({
        "-1, -1, 1.8559",
        "-0.75, -1, 2.4537",
        "0, -1, -0.7239",
        "1, -1, -0.2729",
        "-0.5, -0.5, 3.5507",
        "0, 0, 0.9810",
        "1, 0, 2.9369",
        "0.25, 0.25, -0.0281",
        "-1, 0.75, -1.1629",
    })
    void peaksIsMatlabsTable(double x, double y, double published) {
        assertThat(output(Catalogue.PEAKS).at(x, y)).isCloseTo(published, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "MINIMIZE, 0, -2, 0.2283, -1.6255, -6.5511",
        "MAXIMIZE, 0, 2, -0.0093, 1.5814, 8.1062",
    })
    void theExtremaOfPeaksAreMatlabs(GoalType goal, double fromX, double fromY, double x, double y, double value) {
        var found = new SimplexOptimizer(1e-12, 1e-12)
                .optimize(
                        goal,
                        new MaxEval(10_000),
                        new ObjectiveFunction(output(Catalogue.PEAKS)::at),
                        new InitialGuess(new double[] {fromX, fromY}),
                        new NelderMeadSimplex(2));
        assertThat(found.getPoint()).containsExactly(new double[] {x, y}, within(1e-4));
        assertThat(found.getValue()).isCloseTo(value, within(1e-4));
    }

    @Test
    void friedmansFunctionHasItsKnownValuesAndMean() {
        Expression friedman =
                target(Catalogue.FRIEDMAN1, Map.of("dimension", 5.0)).outputs().get(0);
        assertThat(friedman.at(0.5, 1, 0.5, 0, 0)).isCloseTo(10, within(1e-14));
        assertThat(friedman.at(0, 0, 0, 0, 0)).isEqualTo(5);
        assertThat(friedman.at(0.5, 1, 1, 1, 1)).isCloseTo(30, within(1e-14));
        double interaction = squareIntegral(x -> friedman.at(x[0], x[1], 0.5, 0, 0), 0, 1);
        // 10 ∫∫ sin(π x y) = (10/π) (γ + ln π − Ci(π)), with Ci(π) = 0.07366791204642548.
        double gamma = 0.5772156649015329;
        assertThat(interaction).isCloseTo(10 / PI * (gamma + Math.log(PI) - 0.07366791204642548), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "2, 3", "3, 2"})
    void aProductOfSinesHasMeanSquareOneHalf(int dimension, double frequency) {
        Target target = target(Catalogue.SINE_PRODUCT, Map.of("dimension", (double) dimension, "frequency", frequency));
        assertThat(gridMeanSquare(target, 40)).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void aReluNeuronHasMeanSquareOneSixth(int dimension) {
        // h(x)² + h(−x)² = (u·x)², whose mean is 1/3; a grid that is symmetric about 0 keeps this but for its spacing.
        Target target = target(Catalogue.RELU_NEURON, Map.of("dimension", (double) dimension));
        double spacing = 2.0 / 40;
        assertThat(gridMeanSquare(target, 40)).isCloseTo(1.0 / 6 - spacing * spacing / 24, within(1e-12));
    }

    @Test
    void parametersThatAreMissingUnknownOrOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Catalogue.SINE.target(Map.of()))
                .hasMessageContaining("has the parameters [frequency]");
        assertThatThrownBy(() -> Catalogue.ABS.target(Map.of("slope", 1.0))).hasMessageContaining("[slope]");
        assertThatThrownBy(() -> Catalogue.SINE.target(Map.of("frequency", 0.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sine.frequency: 0 where a number from 0.01 to 1000 is expected");
        assertThatThrownBy(() -> Catalogue.FRIEDMAN1.target(Map.of("dimension", 5.5)))
                .hasMessage("friedman1.dimension: 5.5 where a whole number from 5 to 40 is expected");
    }

    @Test
    void parametersStandInTheFormulaOfATarget() {
        assertThat(target(Catalogue.RELU_KINK, Map.of("kink", -0.25)).text())
                .isEqualTo("max(0, x1 - (-0.25)) on [-1, 1]");
        assertThat(target(Catalogue.WEIERSTRASS, Map.of("terms", 2.0)).text())
                .isEqualTo("0.5^0 * cos(3^0 * pi * x1) + 0.5^1 * cos(3^1 * pi * x1) on [-1, 1]");
        assertThat(target(Catalogue.RELU_NEURON, Map.of("dimension", 3.0)).text())
                .isEqualTo("max(0, x1 + x2 + x3) / sqrt(3) on [-1, 1]^3");
        assertThat(Catalogue.SINE.formula()).isEqualTo("sin(pi * frequency * x1)");
    }

    @Test
    void everyFunctionHasASecondImplementationInThisTest() {
        assertThat(Stream.concat(
                        writtenByHand().map(arguments -> arguments.get()[0]), Stream.of(Catalogue.RANDOM_FOURIER)))
                .containsExactlyInAnyOrder(Arrays.stream(Catalogue.values()).toArray());
    }

    private static Target target(Catalogue function, Map<String, Double> parameters) {
        SortedMap<String, Double> values = function.allParameters().defaults();
        values.putAll(parameters);
        return function.target(values);
    }

    private static Expression output(Catalogue function) {
        return function.target(function.allParameters().defaults()).outputs().get(0);
    }

    private static double squareIntegral(Expression h, double low, double high) {
        GaussIntegrator rule = GAUSS.legendre(40, low, high);
        UnivariateFunction inner = x -> rule.integrate(y -> h.at(x, y));
        return rule.integrate(inner);
    }

    /** The mean of h² over the midpoints of a grid on [−1, 1]^d: exact for trigonometric polynomials of low degree. */
    private static double gridMeanSquare(Target target, int perSide) {
        int dimension = target.domain().dimension();
        int count = (int) Math.pow(perSide, dimension);
        double[] point = new double[dimension];
        double sum = 0;
        for (int n = 0; n < count; n++) {
            for (int i = 0, rest = n; i < dimension; i++, rest /= perSide) {
                point[i] = -1 + 2 * (rest % perSide + 0.5) / perSide;
            }
            sum += pow(target.outputs().get(0).at(point), 2);
        }
        return sum / count;
    }
}
