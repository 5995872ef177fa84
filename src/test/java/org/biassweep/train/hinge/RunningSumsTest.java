package org.biassweep.train.hinge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Losses and gradients against the sums over samples and units written out. */
class RunningSumsTest {

    @ParameterizedTest(name = "width {0}, {1} samples, {2} outputs")
    @CsvSource({"1, 2, 1", "5, 40, 1", "64, 33, 3", "200, 7, 2", "33, 300, 10"})
    void lossAndGradientAreThoseOfTheFormulas(int width, int count, int outputs) {
        Samples samples = unsorted(count, outputs);
        FeedforwardNetwork network = withIdleAndConstantUnits(
                FeedforwardNetwork.draw(1, outputs, width, WeightDistribution.UNIFORM, 1, 5, 0));
        SortedSamples sorted = new SortedSamples(samples);
        Hinges hinges = Hinges.of(network);
        RunningSums sums = new RunningSums(sorted, outputs);
        int[] switches = new int[width];
        for (int unit = 0; unit < width; unit++) {
            switches[unit] = hinges.switchOf(unit, sorted);
        }
        for (int repetition = 0; repetition < 2; repetition++) {
            sums.clear();
            sums.add(hinges, switches, 0, width / 2);
            sums.add(hinges, switches, width / 2, width);
            sums.sum();
        }
        float[] gradient = new float[width];
        sums.gradients(hinges, switches, gradient, 0, width);

        double[] residuals = residuals(network, samples);
        double loss = 0;
        for (double residual : residuals) {
            loss += residual * residual / count;
        }
        assertThat(sums.loss()).isCloseTo(loss, within(1e-12 * loss));
        for (int unit = 0; unit < width; unit++) {
            double expected = 0;
            for (int n = 0; n < count; n++) {
                if (preactivation(network, unit, samples.x()[n]) > 0) {
                    for (int k = 0; k < outputs; k++) {
                        expected +=
                                2.0 / count * network.readoutWeights()[unit * outputs + k] * residuals[k * count + n];
                    }
                }
            }
            assertThat(gradient[unit]).as("unit %d", unit).isCloseTo((float) expected, within(1e-6f));
        }
    }

    /** Some never at work, some always, one exactly at the first sample, and weights of zero with either bias. */
    private static FeedforwardNetwork withIdleAndConstantUnits(FeedforwardNetwork network) {
        float[][] units = {{0, 0.5f}, {0, -0.5f}, {0.5f, 3}, {-0.5f, -3}, {0.5f, 0.125f}, {-0f, 0.25f}, {0, 0}};
        for (int i = 0; i < units.length && i + 3 < network.width(); i++) {
            network.inputWeights()[i + 3] = units[i][0];
            network.biases()[i + 3] = units[i][1];
        }
        return network;
    }

    private static Samples unsorted(int count, int outputs) {
        SplittableRandom random = new SplittableRandom(count);
        double[] x = random.doubles(count, -1, 1).toArray();
        x[0] = -0.25;
        x[count - 1] = x[count / 2];
        return new Samples(
                count,
                1,
                outputs,
                x,
                random.doubles((long) count * outputs, -1, 1).toArray());
    }

    private static double preactivation(FeedforwardNetwork network, int unit, double x) {
        return network.inputWeights()[unit] * x + network.biases()[unit];
    }

    private static double[] residuals(FeedforwardNetwork network, Samples samples) {
        double[] residuals = new double[samples.y().length];
        for (int k = 0; k < samples.outputs(); k++) {
            for (int n = 0; n < samples.count(); n++) {
                double sum = -samples.y()[k * samples.count() + n];
                for (int unit = 0; unit < network.width(); unit++) {
                    sum += network.readoutWeights()[unit * samples.outputs() + k]
                            * Math.max(preactivation(network, unit, samples.x()[n]), 0);
                }
                residuals[k * samples.count() + n] = sum;
            }
        }
        return residuals;
    }
}
