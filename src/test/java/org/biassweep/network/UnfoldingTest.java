package org.biassweep.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.PiecewiseLinear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfoldingTest {

    @ParameterizedTest(name = "width {0}, {1} outputs, {2}")
    @CsvSource({"1, 1, UNIFORM", "7, 3, GAUSSIAN", "300, 2, UNIFORM", "300, 1, GAUSSIAN"})
    void itIsTheNetworkEverywhere(int width, int outputs, WeightDistribution distribution) {
        FeedforwardNetwork network = FeedforwardNetwork.draw(1, outputs, width, distribution, 1, 3, 0);
        PiecewiseLinear unfolded = network.unfolded();
        SplittableRandom random = new SplittableRandom(1);
        double[] x = random.doubles(200, -4, 4).toArray();
        System.arraycopy(unfolded.knots(), 0, x, 0, Math.min(100, width));
        double[] values = unfolded.at(x);
        for (int k = 0; k < outputs; k++) {
            for (int n = 0; n < x.length; n++) {
                assertThat(values[k * x.length + n])
                        .isCloseTo(output(network, k, x[n]), within(1e-14 * width * Math.max(1, Math.abs(x[n]))));
            }
        }
        assertThat(unfolded.knots()).isSorted().hasSize(width);
    }

    @Test
    void aUnitWithoutAnInputWeightIsAConstant() {
        FeedforwardNetwork network = new FeedforwardNetwork(
                1, 1, new float[] {0, -0f, 2, 0}, new float[] {3, 5, 1, 7}, new float[] {0.5f, -1, 1, 0.25f});
        assertThat(network.unfolded().knots()).containsExactly(-0.5);
        assertThat(network.unfolded().at(new double[] {-1, 0})).containsExactly(3.25, 4.25);
    }

    @Test
    void aNetworkOfMoreInputsHasNone() {
        FeedforwardNetwork network = FeedforwardNetwork.draw(2, 1, 5, WeightDistribution.UNIFORM, 1, 3, 0);
        assertThatThrownBy(network::unfolded)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a network of 2 inputs has no knots on a line");
    }

    private static double output(FeedforwardNetwork network, int k, double x) {
        double sum = 0;
        for (int unit = 0; unit < network.width(); unit++) {
            sum += (double) network.readoutWeights()[unit * network.outputs() + k]
                    * Math.max((double) network.inputWeights()[unit] * x + network.biases()[unit], 0);
        }
        return sum;
    }
}
