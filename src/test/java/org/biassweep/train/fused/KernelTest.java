package org.biassweep.train.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Samples;
import org.biassweep.train.FiniteDifference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both kernels against the double-precision forward map: outputs, and gradients by finite differences. */
class KernelTest {

    @ParameterizedTest(name = "{0} inputs, {1} outputs, width {2}, {3} samples")
    @CsvSource({"1, 1, 1, 2", "1, 1, 7, 33", "2, 1, 64, 256", "3, 4, 33, 100", "1, 10, 16, 257"})
    void outputsAreTheForwardMapAndGradientsAgreeWithFiniteDifferences(int inputs, int outputs, int width, int count) {
        FeedforwardNetwork network =
                FeedforwardNetwork.draw(inputs, outputs, width, WeightDistribution.UNIFORM, 1, 5, 0);
        Samples samples = samples(inputs, outputs, count);

        for (Kernel kernel : new Kernel[] {new ScalarKernel(), new VectorKernel()}) {
            Units units = Units.of(network, samples);
            float[] output = new float[outputs * units.stride()];
            kernel.accumulate(units, output, 0, units.count());
            double[] expected = network.forward(samples);
            float[] residual = new float[output.length];
            for (int k = 0; k < outputs; k++) {
                for (int n = 0; n < count; n++) {
                    int at = k * units.stride() + n;
                    assertThat((double) output[at])
                            .as("output %d of sample %d", k, n)
                            .isCloseTo(expected[k * count + n], within(1e-5 * Math.sqrt(width)));
                    residual[at] = (float) (2 * (output[at] - samples.y()[k * count + n]) / count);
                }
            }
            float[] gradient = new float[units.count()];
            kernel.gradients(units, residual, gradient, 0, units.count());

            for (int unit = 0; unit < width; unit++) {
                assertThat((double) gradient[unit])
                        .as("gradient of unit %d by %s", unit, kernel.getClass().getSimpleName())
                        .isCloseTo(FiniteDifference.byBias(network, samples, unit), within(2e-4));
            }
            kernel.factorGradients(units, residual, gradient, 0, units.count());
            for (int unit = 0; unit < width; unit++) {
                assertThat((double) gradient[unit])
                        .as(
                                "gradient by the factor of unit %d by %s",
                                unit, kernel.getClass().getSimpleName())
                        .isCloseTo(factorDifference(network, samples, unit), within(2e-4));
            }
        }
    }

    /** Between a unit that counts one and a half times and one that counts half; the loss is quadratic in this factor. */
    private static double factorDifference(FeedforwardNetwork network, Samples samples, int unit) {
        return lossWithFactor(network, samples, unit, 1.5) - lossWithFactor(network, samples, unit, 0.5);
    }

    private static double lossWithFactor(FeedforwardNetwork network, Samples samples, int unit, double factor) {
        double[] row = new double[samples.count()];
        network.preactivations(unit, samples, row);
        double[] outputs = network.forward(samples);
        double sum = 0;
        for (int at = 0; at < outputs.length; at++) {
            double weight = network.readoutWeights()[unit * samples.outputs() + at / samples.count()];
            double activity = Math.max(row[at % samples.count()] + network.biases()[unit], 0);
            double moved = outputs[at] + (factor - 1) * weight * activity - samples.y()[at];
            sum += moved * moved;
        }
        return sum / samples.count();
    }

    /** More than 8 MiB of pre-activations are read in another way. */
    @Test
    void preactivationsFromMemoryGiveBothKernelsTheSameGradients() {
        Samples samples = samples(2, 1, 1000);
        Units units = Units.of(FeedforwardNetwork.draw(2, 1, 2100, WeightDistribution.UNIFORM, 1, 5, 0), samples);
        assertThat(4L * units.count() * units.stride()).isGreaterThan(8L << 20);
        float[] residual = new float[units.stride()];
        for (int n = 0; n < samples.count(); n++) {
            residual[n] = (float) Math.sin(n);
        }
        float[] scalar = new float[units.count()];
        float[] vector = new float[units.count()];
        new ScalarKernel().gradients(units, residual, scalar, 0, units.count());
        new VectorKernel().gradients(units, residual, vector, 0, units.count());
        assertThat(vector).containsExactly(scalar, within(1e-4f));
    }

    private static Samples samples(int inputs, int outputs, int count) {
        SplittableRandom random = new SplittableRandom(1);
        double[] x = random.doubles((long) inputs * count, -1, 1).toArray();
        double[] y = random.doubles((long) outputs * count, -1, 1).toArray();
        return new Samples(count, inputs, outputs, x, y);
    }
}
