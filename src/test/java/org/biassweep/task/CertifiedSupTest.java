package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.biassweep.spec.Smoothness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertifiedSupTest {

    private static final Box LINE = Box.cube(1, -1, 1);
    private static final PiecewiseLinear ZERO = line(0, 0);

    /** Between coarse samples that all lie on the zeros of the sine; its largest distance from zero is 1. */
    @ParameterizedTest(name = "Lipschitz {0}, second derivative {1}")
    @CsvSource({"12.566370615, ", ", 157.91367042", "12.566370615, 157.91367042", "100, 1e5"})
    void thePeaksBetweenSamplesAreFound(Double lipschitz, Double secondDerivative) {
        Smoothness smoothness = new Smoothness(lipschitz, secondDerivative, List.of());
        double bound = bound("sin(4 * pi * x1)", smoothness, ZERO, -1, -0.5, 0, 0.5, 1);
        assertThat(bound).isBetween(1.0, 1.001 + 1e-9);
    }

    /** |x| − 0: the sup is 1 at the ends; |x| − (1 + x)/2: at the kink 1/2. */
    @Test
    void ofAPiecewiseLinearTargetTheBoundIsExact() {
        Smoothness kinked = Smoothness.secondDerivative(0, 0.0);
        assertThat(bound("abs(x1)", kinked, ZERO)).isEqualTo(1);
        assertThat(bound("abs(x1) - 1", kinked, ZERO)).isEqualTo(1);
        assertThat(bound("abs(x1) - 0.4 - x1 / 2", Smoothness.secondDerivative(0, 0.0), line(0, -0.4)))
                .isCloseTo(1.5, within(1e-12));
    }

    @Test
    void kinksOfTheNetworkAreLookedAt() {
        double peak = 0.123456;
        PiecewiseLinear tent =
                new PiecewiseLinear(1, new double[] {peak}, new double[] {1, -1}, new double[] {-peak, peak});
        assertThat(bound("0", Smoothness.secondDerivative(0), shifted(tent, 2))).isEqualTo(2);
    }

    /** Against the largest distance at 400,001 places: random tents against a cosine of several frequencies. */
    @Test
    void itIsNeverBelowTheSupAndAtMostAThousandthAbove() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 20; i++) {
            int frequency = 1 + i;
            String formula = "cos(" + frequency + " * x1)";
            PiecewiseLinear network = randomNetwork(random, 1 + 3 * i);
            Target target = Target.compile(List.of(formula, "x1"), LINE);
            double sup = IntStream.rangeClosed(0, 400_000)
                    .mapToDouble(n -> -1 + n / 200_000.0)
                    .map(x -> Math.abs(network.at(0, x) - Math.cos(frequency * x)) + Math.abs(network.at(1, x) - x))
                    .max()
                    .orElseThrow();
            for (Smoothness smoothness : List.of(
                    Smoothness.secondDerivative(frequency * frequency),
                    new Smoothness(frequency + 1.0, null, List.of()))) {
                double bound = new CertifiedSup(target, smoothness, network).bound(new double[] {-1, 0, 1});
                assertThat(bound).isBetween(sup, 1.0011 * sup);
            }
        }
    }

    @Test
    void whatIsNotFiniteStaysSo() {
        assertThat(bound("0", Smoothness.secondDerivative(0), line(Double.NaN, 0)))
                .isNaN();
        assertThat(bound("0", Smoothness.secondDerivative(0), line(0, Double.POSITIVE_INFINITY)))
                .isInfinite();
    }

    @Test
    void aPerfectNetworkHasTheSupZero() {
        assertThat(bound("x1 / 2", Smoothness.secondDerivative(0), line(0.5, 0)))
                .isZero();
        assertThat(bound("x1 / 2", new Smoothness(0.5, null, List.of()), line(0.5, 0)))
                .isBetween(0.0, 1e-5);
    }

    private static double bound(String formula, Smoothness smoothness, PiecewiseLinear network, double... places) {
        return new CertifiedSup(Target.compile(List.of(formula), LINE), smoothness, network).bound(places);
    }

    private static PiecewiseLinear line(double slope, double intercept) {
        return new PiecewiseLinear(1, new double[0], new double[] {slope}, new double[] {intercept});
    }

    private static PiecewiseLinear shifted(PiecewiseLinear function, double by) {
        double[] intercepts = function.intercepts().clone();
        for (int i = 0; i < intercepts.length; i++) {
            intercepts[i] += by;
        }
        return new PiecewiseLinear(function.outputs(), function.knots(), function.slopes(), intercepts);
    }

    /** Two outputs, continuous. */
    private static PiecewiseLinear randomNetwork(SplittableRandom random, int count) {
        double[] knots = random.doubles(count, -1.2, 1.2).sorted().toArray();
        double[] slopes = random.doubles(2L * (count + 1), -1, 1).toArray();
        double[] intercepts = new double[2 * (count + 1)];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < 2; k++) {
                int left = 2 * i + k;
                intercepts[left + 2] = intercepts[left] + (slopes[left] - slopes[left + 2]) * knots[i];
            }
        }
        return new PiecewiseLinear(2, knots, slopes, intercepts);
    }
}
