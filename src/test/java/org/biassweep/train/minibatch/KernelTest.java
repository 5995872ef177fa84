package org.biassweep.train.minibatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both kernels against their definitions, evaluated in double precision. */
class KernelTest {

    private static final Kernel[] KERNELS = {new ScalarKernel(), new VectorKernel()};

    private final SplittableRandom random = new SplittableRandom(7);

    @ParameterizedTest(name = "{0} units, {1} outputs, {2} samples")
    @CsvSource({"1, 2, 1", "33, 3, 5", "96, 10, 8", "1100, 10, 7", "40, 11, 6"})
    void passesAreWhatTheyAreDefinedAs(int width, int classes, int count) {
        Layout layout = Layout.of(width, classes);
        int stride = layout.stride();
        float[][] rows = new float[count + 3][];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = random(stride);
        }
        int[] samples = random.ints(count + 2, 0, rows.length).toArray();
        float[] biases = random(stride);
        float[] readout = random(layout.outputs() * stride);
        float[] residual = random(count * layout.outputs());
        float[] before = random(layout.outputs() * stride);
        for (Kernel kernel : KERNELS) {
            float[] phi = new float[count * stride];
            kernel.activate(rows, samples, 2, count, biases, phi);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < stride; j++) {
                    assertThat(phi[i * stride + j]).isEqualTo(Math.max(rows[samples[2 + i]][j] + biases[j], 0));
                }
            }
            float[] outputs = new float[count * layout.outputs()];
            kernel.outputs(layout, phi, count, readout, outputs);
            float[] sums = before.clone();
            kernel.addSums(layout, phi, count, residual, sums);
            for (int k = 0; k < layout.outputs(); k++) {
                for (int i = 0; i < count; i++) {
                    double sum = 0;
                    for (int j = 0; j < stride; j++) {
                        sum += (double) readout[k * stride + j] * phi[i * stride + j];
                    }
                    assertThat((double) outputs[i * layout.outputs() + k]).isCloseTo(sum, within(1e-5 * stride));
                }
                for (int j = 0; j < stride; j++) {
                    double sum = before[k * stride + j];
                    for (int i = 0; i < count; i++) {
                        sum += (double) residual[i * layout.outputs() + k] * phi[i * stride + j];
                    }
                    assertThat((double) sums[k * stride + j]).isCloseTo(sum, within(1e-5));
                }
            }
            float[] steps = phi.clone();
            kernel.step(steps, steps.length);
            for (int i = 0; i < phi.length; i++) {
                assertThat(steps[i]).isEqualTo(phi[i] > 0 ? 1f : 0f);
            }
        }
    }

    /** Half a scale is what rounding to its multiples may cost; the rest is single precision. */
    @ParameterizedTest(name = "{0} units")
    @CsvSource({"1", "33", "96", "1100"})
    void packedRowsAreWithinHalfAScale(int width) {
        int stride = Layout.of(width, 1).stride();
        float[] row = random(stride);
        row[0] = -1;
        float scale = 1f / Short.MAX_VALUE;
        float[] biases = random(stride);
        for (Kernel kernel : KERNELS) {
            int[] packed = new int[stride / 2];
            kernel.pack(row, scale, packed);
            float[] phi = new float[stride];
            kernel.activate(new int[][] {null, packed}, new float[] {0, scale}, new int[] {1}, 0, 1, biases, phi);
            for (int j = 0; j < stride; j++) {
                assertThat(phi[j]).isCloseTo(Math.max(row[j] + biases[j], 0), within(scale / 2 + 1e-6f));
            }
        }
    }

    @ParameterizedTest(name = "{0} units, {1} inputs")
    @CsvSource({"1, 3", "33, 20", "160, 50"})
    void sparseProductsAreProducts(int width, int inputs) {
        int stride = Layout.of(width, 1).stride();
        float[] weights = random(inputs * Kernel.TILE);
        int[] places =
                random.ints(inputs / 2, 0, inputs).map(i -> i * Kernel.TILE).toArray();
        float[] values = random(places.length);
        for (Kernel kernel : KERNELS) {
            for (int at = 0; at < stride; at += Kernel.TILE) {
                float[] row = random(stride);
                kernel.sparseProduct(weights, places, values, places.length, row, at);
                for (int u = 0; u < Math.min(Kernel.TILE, stride - at); u++) {
                    double sum = 0;
                    for (int i = 0; i < places.length; i++) {
                        sum += (double) values[i] * weights[places[i] + u];
                    }
                    assertThat((double) row[at + u]).isCloseTo(sum, within(1e-5));
                }
            }
        }
    }

    private float[] random(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
