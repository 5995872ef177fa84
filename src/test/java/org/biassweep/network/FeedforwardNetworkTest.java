package org.biassweep.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The statistical tests draw from fixed seeds, so they pass or fail for good; each would raise a false alarm for one
 * choice of seed in ten thousand (level 1e-4).
 */
class FeedforwardNetworkTest {

    private static final double LEVEL = 1e-4;

    @Property(tries = 50)
    void theNarrowNetworkIsTheBeginningOfTheWideOne(
            @ForAll @IntRange(min = 1, max = 40) int narrow,
            @ForAll @IntRange(min = 0, max = 40) int more,
            @ForAll @IntRange(min = 1, max = 9) int inputs,
            @ForAll @IntRange(min = 1, max = 9) int outputs,
            @ForAll WeightDistribution distribution,
            @ForAll long seed) {
        FeedforwardNetwork small = FeedforwardNetwork.draw(inputs, outputs, narrow, distribution, 0.7, seed, 0);
        FeedforwardNetwork large = FeedforwardNetwork.draw(inputs, outputs, narrow + more, distribution, 0.7, seed, 0);

        assertThat(Arrays.copyOf(large.inputWeights(), narrow * inputs)).isEqualTo(small.inputWeights());
        assertThat(Arrays.copyOf(large.readoutWeights(), narrow * outputs)).isEqualTo(small.readoutWeights());
        assertThat(Arrays.copyOf(large.biases(), narrow)).isEqualTo(small.biases());
    }

    @ParameterizedTest
    @EnumSource
    void aRangeOnlyScalesTheDraws(WeightDistribution distribution) {
        FeedforwardNetwork one = FeedforwardNetwork.draw(3, 2, 50, distribution, 1, 11, 0);
        FeedforwardNetwork quarter = FeedforwardNetwork.draw(3, 2, 50, distribution, 0.25, 11, 0);

        for (int i = 0; i < one.inputWeights().length; i++) {
            assertThat(quarter.inputWeights()[i]).isEqualTo(0.25f * one.inputWeights()[i]);
        }
        for (int i = 0; i < one.biases().length; i++) {
            assertThat(quarter.biases()[i]).isEqualTo(0.25f * one.biases()[i]);
        }
    }

    @Test
    void uniformWeightsPassAKolmogorovSmirnovTest() {
        FeedforwardNetwork network =
                FeedforwardNetwork.draw(4, 3, 5_000, WeightDistribution.UNIFORM, 1, 20_260_101L, 0);

        assertFollows(network.inputWeights(), new UniformRealDistribution(-1, 1));
        assertFollows(network.readoutWeights(), new UniformRealDistribution(-1, 1));
        assertFollows(network.biases(), new UniformRealDistribution(-1, 1));
    }

    @Test
    void gaussianWeightsPassAKolmogorovSmirnovTestAndHaveTheUniformsVariance() {
        FeedforwardNetwork network =
                FeedforwardNetwork.draw(4, 3, 5_000, WeightDistribution.GAUSSIAN, 1, 20_260_101L, 0);

        assertFollows(network.inputWeights(), new NormalDistribution(0, 1 / Math.sqrt(3)));
        assertFollows(network.readoutWeights(), new NormalDistribution(0, 1 / Math.sqrt(3)));
        assertFollows(network.biases(), new UniformRealDistribution(-1, 1));
    }

    /** Under independence √n·r is close to standard normal; 45 pairs share the level (Bonferroni). */
    @Test
    void arraysColumnsUnitsAndSeedsAreUncorrelated() {
        int units = 20_000;
        FeedforwardNetwork network = FeedforwardNetwork.draw(3, 2, units, WeightDistribution.UNIFORM, 1, 1, 0);
        FeedforwardNetwork other = FeedforwardNetwork.draw(3, 2, units, WeightDistribution.UNIFORM, 1, 2, 0);
        double[] first = column(network.inputWeights(), 3, 0);
        double[][] streams = {
            first,
            column(network.inputWeights(), 3, 1),
            column(network.inputWeights(), 3, 2),
            column(network.readoutWeights(), 2, 0),
            column(network.readoutWeights(), 2, 1),
            column(network.biases(), 1, 0),
            column(other.inputWeights(), 3, 0),
            column(other.readoutWeights(), 2, 0),
            column(other.biases(), 1, 0),
            shifted(first)
        };
        int pairs = streams.length * (streams.length - 1) / 2;
        double bound = new NormalDistribution().inverseCumulativeProbability(1 - LEVEL / pairs / 2) / Math.sqrt(units);

        for (int i = 0; i < streams.length; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(new PearsonsCorrelation().correlation(streams[i], streams[j]))
                        .as("streams %d and %d", i, j)
                        .isCloseTo(0, within(bound));
            }
        }
    }

    @Test
    void noTwoDrawsOfANetworkAreTheSame() {
        FeedforwardNetwork network = FeedforwardNetwork.draw(1, 1, 1_000, WeightDistribution.UNIFORM, 1, 0, 0);
        float[] all = new float[3_000];
        System.arraycopy(network.inputWeights(), 0, all, 0, 1_000);
        System.arraycopy(network.readoutWeights(), 0, all, 1_000, 1_000);
        System.arraycopy(network.biases(), 0, all, 2_000, 1_000);

        assertThat(IntStream.range(0, all.length)
                        .mapToObj(i -> all[i])
                        .distinct()
                        .count())
                .isEqualTo(all.length);
    }

    /** Any change of these numbers changes every result that users have on disk. */
    @Test
    void theDrawsOfSeedZeroStayWhatTheyAre() {
        FeedforwardNetwork network = FeedforwardNetwork.draw(2, 1, 2, WeightDistribution.UNIFORM, 1, 0, 0);

        assertThat(network.inputWeights()).containsExactly(-0.9769065f, -0.5169016f, -0.31563443f, 0.1530289f);
        assertThat(network.readoutWeights()).containsExactly(0.62670815f, -0.7278433f);
        assertThat(network.biases()).containsExactly(0.62886715f, 0.20234096f);
    }

    @Test
    void theForwardMapIsTheFormula() {
        FeedforwardNetwork network = new FeedforwardNetwork(
                2, 2, new float[] {1, -2, 0.5f, 3}, new float[] {1, -1, 2, 4}, new float[] {0.5f, -1});
        Samples samples = new Samples(2, 2, 2, new double[] {1, -1, 2, 0.5}, new double[4]);

        // W x + b at (1, 2): (1 - 4 + 0.5, 0.5 + 6 - 1) = (-2.5, 5.5); at (-1, 0.5): (-1.5, 0)
        assertThat(network.forward(samples)).containsExactly(11, 0, 22, 0);
        assertThat(network.loss(samples)).isEqualTo((11 * 11 + 22 * 22) / 2.0);
    }

    private static void assertFollows(float[] draws, RealDistribution distribution) {
        double[] values =
                IntStream.range(0, draws.length).mapToDouble(i -> draws[i]).toArray();
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(distribution, values))
                .isGreaterThan(LEVEL);
    }

    private static double[] column(float[] values, int columns, int column) {
        return IntStream.range(0, values.length / columns)
                .mapToDouble(unit -> values[unit * columns + column])
                .toArray();
    }

    private static double[] shifted(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[(i + 1) % values.length])
                .toArray();
    }
}
