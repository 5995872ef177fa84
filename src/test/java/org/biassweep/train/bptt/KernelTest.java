package org.biassweep.train.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.biassweep.linear.Matrix;
import org.biassweep.spec.Activation;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Both kernels against the formulas in double precision. */
class KernelTest {

    private static final double ROUNDING = 1e-6;

    @ParameterizedTest(name = "{0}, α = {1}, β = {2}, {3} units, {4} columns")
    @CsvSource({"RELU, 0, 1, 1, 16", "TANH, 0, 1, 5, 16", "RELU, -0.8, 0.2, 33, 48", "TANH, 0.3, 0.7, 33, 48"})
    void passesAreTheFormulas(Activation activation, double alpha, double beta, int units, int columns) {
        Recurrence recurrence = new Recurrence(alpha, beta, activation, InitialState.ZERO, 0, RunMode.AUTONOMOUS, 1);
        boolean relu = activation == Activation.RELU;
        for (Kernel kernel : new Kernel[] {new ScalarKernel(), new VectorKernel()}) {
            try (PointerScope scope = Matrix.scope()) {
                SplittableRandom random = new SplittableRandom(1);
                float[] h = random(random, units * columns);
                float[] r = random(random, units * columns);
                float[] lambda = random(random, units * columns);
                float[] b = random(random, units);
                Matrix product = matrix(h, columns);
                Matrix state = matrix(r, columns);
                float[] gradient = new float[units];
                Arrays.fill(gradient, 1);
                kernel.forward(recurrence, b, product, state);
                float[] states = numbers(state, h.length);
                float[] activities = numbers(product, h.length);
                kernel.backward(recurrence, product, matrix(lambda, columns), gradient);
                float[] deltas = numbers(product, h.length);
                for (int j = 0; j < units; j++) {
                    double sum = 1;
                    for (int i = j * columns; i < (j + 1) * columns; i++) {
                        double u = (double) h[i] + b[j];
                        double activity = relu ? Math.max(u, 0) : Math.tanh(u);
                        double slope = relu ? (u > 0 ? 1 : 0) : 1 - activity * activity;
                        assertThat((double) activities[i]).isCloseTo(activity, within(ROUNDING));
                        assertThat((double) states[i]).isCloseTo(-alpha * r[i] + beta * activity, within(ROUNDING));
                        assertThat((double) deltas[i]).isCloseTo(beta * lambda[i] * slope, within(ROUNDING));
                        sum += beta * lambda[i] * slope;
                    }
                    assertThat((double) gradient[j]).isCloseTo(sum, within(ROUNDING * columns));
                }
            }
        }
    }

    /** An activity of exactly zero is off. */
    @ParameterizedTest
    @CsvSource({"0", "-0.0"})
    void theSlopeOfReluAtZeroIsZero(float zero) {
        Recurrence recurrence = new Recurrence(0, 1, Activation.RELU, InitialState.ZERO, 0, RunMode.AUTONOMOUS, 1);
        for (Kernel kernel : new Kernel[] {new ScalarKernel(), new VectorKernel()}) {
            try (PointerScope scope = Matrix.scope()) {
                float[] ones = new float[16];
                Arrays.fill(ones, 1);
                Matrix h = matrix(new float[16], 16);
                float[] gradient = new float[1];
                kernel.forward(recurrence, new float[] {zero}, h, matrix(ones, 16));
                kernel.backward(recurrence, h, matrix(ones, 16), gradient);
                assertThat(gradient[0]).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void bothKernelsRunForwardsToTheSameBits(Activation activation) {
        Recurrence recurrence = new Recurrence(0.3, 0.7, activation, InitialState.ZERO, 0, RunMode.AUTONOMOUS, 1);
        SplittableRandom random = new SplittableRandom(2);
        float[] h = random(random, 33 * 48);
        float[] r = random(random, h.length);
        float[] b = random(random, 33);
        try (PointerScope scope = Matrix.scope()) {
            Matrix[] products = {matrix(h, 48), matrix(h, 48)};
            Matrix[] states = {matrix(r, 48), matrix(r, 48)};
            new ScalarKernel().forward(recurrence, b, products[0], states[0]);
            new VectorKernel().forward(recurrence, b, products[1], states[1]);
            assertThat(numbers(products[1], h.length)).isEqualTo(numbers(products[0], h.length));
            assertThat(numbers(states[1], h.length)).isEqualTo(numbers(states[0], h.length));
        }
    }

    private static float[] random(SplittableRandom random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }

    private static Matrix matrix(float[] numbers, int columns) {
        Matrix matrix = Matrix.zeros(numbers.length / columns, columns);
        matrix.pointer().put(numbers);
        return matrix;
    }

    private static float[] numbers(Matrix matrix, int count) {
        float[] numbers = new float[count];
        matrix.pointer().get(numbers);
        return numbers;
    }
}
