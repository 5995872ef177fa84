package org.biassweep.train.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.biassweep.linear.Blas;
import org.biassweep.linear.Matrix;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Recurrence;
import org.biassweep.task.Trajectories;
import org.biassweep.train.RecurrentCases;
import org.biassweep.train.RecurrentReference;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loss and gradient against the reference in double precision. */
class UnrolledTest {

    @BeforeAll
    static void load() {
        assertThat(Blas.objection()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.biassweep.train.RecurrentCases#all")
    void lossAndGradientAreThoseOfTheReferenceStepAfterStep(Recurrence recurrence) {
        Trajectories data = RecurrentCases.orbits(recurrence, 19, 8);
        RecurrentNetwork network = RecurrentCases.network(recurrence, data, 21);
        RecurrentReference reference = new RecurrentReference(network, data);
        for (Kernel kernel : new Kernel[] {new ScalarKernel(), new VectorKernel()}) {
            float[] b = network.biases().clone();
            try (PointerScope scope = Matrix.scope()) {
                Unrolled unrolled = new Unrolled(network, data, kernel);
                for (int step = 0; step < 3; step++) {
                    double[] biases = doubles(b);
                    double loss = reference.loss(biases);
                    assertThat(unrolled.forward(b)).isCloseTo(loss, within(1e-5 * loss));
                    float[] gradient = new float[b.length];
                    Arrays.fill(gradient, 17);
                    unrolled.backward(gradient);
                    double[] expected = reference.gradient(biases);
                    assertThat(doubles(gradient))
                            .containsExactly(expected, within(1e-5 * RecurrentReference.norm(expected)));
                    for (int j = 0; j < b.length; j++) {
                        b[j] -= (float) (0.1 / RecurrentReference.norm(expected)) * gradient[j];
                    }
                }
            }
        }
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        Arrays.setAll(doubles, i -> numbers[i]);
        return doubles;
    }
}
