package org.biassweep.train.damped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevenbergMarquardtTest {

    /** Proposals of which some are taken and some are not. */
    private static final int PROPOSALS = 12;

    @ParameterizedTest(name = "{0} inputs, {1} outputs, width {2}, {3} samples")
    @CsvSource({
        "1, 1, 7, 60",
        "1, 1, 40, 15",
        "1, 3, 11, 20",
        "1, 3, 50, 9",
        "2, 1, 9, 50",
        "2, 1, 33, 20",
        "2, 3, 13, 21",
        "2, 3, 48, 10"
    })
    void itMovesAsTheReferenceDoes(int inputs, int outputs, int width, int count) {
        Samples samples = samples(inputs, outputs, count);
        FeedforwardNetwork network = network(inputs, outputs, width, 3);
        LevenbergMarquardt damped = new LevenbergMarquardt(network, samples);
        ReferenceDamping reference = new ReferenceDamping(network, samples);
        for (int proposal = 0; proposal < PROPOSALS; proposal++) {
            assertThat(damped.loss()).isCloseTo(reference.loss(), within(1e-6 * reference.loss()));
            assertThat(damped.step()).isTrue();
            reference.step();
        }
        assertThat(doubles(damped.network().biases())).containsExactly(reference.biases(), within(1e-6));
        assertThat(reference.biases()).as("it moves").isNotEqualTo(doubles(network.biases()));
    }

    @ParameterizedTest(name = "width {0}, {1} samples, {2} outputs")
    @CsvSource({"10, 40, 1", "40, 10, 1", "20, 20, 1", "25, 12, 3"})
    void bothFormsOfTheEquationsMoveAlike(int width, int count, int outputs) {
        Samples samples = samples(2, outputs, count);
        FeedforwardNetwork network = network(2, outputs, width, 5);
        Residuals residuals = new Residuals(network, samples);
        LevenbergMarquardt byUnit = new LevenbergMarquardt(network, samples, new NormalEquations(residuals, true));
        LevenbergMarquardt byResidual = new LevenbergMarquardt(network, samples, new NormalEquations(residuals, false));
        for (int proposal = 0; proposal < PROPOSALS; proposal++) {
            assertThat(byUnit.step()).isTrue();
            assertThat(byResidual.step()).isTrue();
            assertThat(byUnit.loss()).isCloseTo(byResidual.loss(), within(1e-9 * byResidual.loss()));
        }
    }

    @Test
    void theLossNeverRisesWhateverIsProposed() {
        LevenbergMarquardt damped = new LevenbergMarquardt(network(1, 1, 24, 1), samples(1, 1, 64));
        List<Double> losses = new ArrayList<>(List.of(damped.loss()));
        while (losses.size() < 60 && damped.step()) {
            losses.add(damped.loss());
        }
        assertThat(losses).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(losses.stream().distinct().count())
                .as("some proposals are taken, and some are not")
                .isBetween(10L, losses.size() - 3L);
    }

    /** The targets are those of the same network with every bias at most 0.03 from where it starts. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void aProblemThatHasASolutionNearbyIsSolved(long seed) {
        FeedforwardNetwork network = network(2, 2, 20, seed);
        SplittableRandom random = new SplittableRandom(seed);
        float[] biases = network.biases().clone();
        for (int j = 0; j < biases.length; j++) {
            biases[j] += (float) random.nextDouble(-0.03, 0.03);
        }
        Samples inputs = samples(2, 2, 100);
        Samples samples =
                new Samples(100, 2, 2, inputs.x(), network.withBiases(biases).forward(inputs));
        LevenbergMarquardt damped = new LevenbergMarquardt(network, samples);
        double initial = damped.loss();
        for (int proposal = 0; proposal < 100 && damped.step(); ) {
            proposal++;
        }
        assertThat(initial).isGreaterThan(1e-6);
        assertThat(damped.loss()).isLessThan(1e-20 * initial);
        assertThat(damped.network().loss(samples)).isLessThan(1e-9 * initial);
    }

    /** Powers of two are exact: λ scales with J, so every number of the one is a multiple of the other's. */
    @ParameterizedTest(name = "width {0}")
    @ValueSource(ints = {12, 50})
    void theWeightRangeDoesNotMatter(int width) {
        Samples samples = samples(1, 1, 30);
        double[] smaller = Arrays.stream(samples.y()).map(y -> y / 64).toArray();
        FeedforwardNetwork one = FeedforwardNetwork.draw(1, 1, width, WeightDistribution.UNIFORM, 1, 2, 0);
        FeedforwardNetwork eighth = FeedforwardNetwork.draw(1, 1, width, WeightDistribution.UNIFORM, 0.125, 2, 0);
        LevenbergMarquardt damped = new LevenbergMarquardt(one, samples);
        LevenbergMarquardt scaled = new LevenbergMarquardt(eighth, new Samples(30, 1, 1, samples.x(), smaller));
        for (int proposal = 0; proposal < PROPOSALS; proposal++) {
            assertThat(scaled.loss()).isEqualTo(damped.loss() / (64 * 64));
            assertThat(damped.step()).isTrue();
            assertThat(scaled.step()).isTrue();
        }
    }

    @ParameterizedTest(name = "width {0}")
    @ValueSource(ints = {6, 40})
    void unitsThatAreNeverActiveStayWhereTheyAre(int width) {
        FeedforwardNetwork drawn = network(1, 1, width, 1);
        float[] biases = drawn.biases().clone();
        biases[1] = -2;
        biases[5] = -3;
        LevenbergMarquardt damped = new LevenbergMarquardt(drawn.withBiases(biases), samples(1, 1, 20));
        double initial = damped.loss();
        for (int proposal = 0; proposal < PROPOSALS; proposal++) {
            damped.step();
        }
        assertThat(damped.loss()).isLessThan(initial);
        assertThat(damped.network().biases()[1]).isEqualTo(-2);
        assertThat(damped.network().biases()[5]).isEqualTo(-3);
    }

    @ParameterizedTest(name = "width {0}")
    @ValueSource(ints = {4, 30})
    void whereNoUnitIsEverActiveThereIsNothingToPropose(int width) {
        float[] dead = new float[width];
        Arrays.fill(dead, -5);
        FeedforwardNetwork network = network(1, 1, width, 1).withBiases(dead);
        LevenbergMarquardt damped = new LevenbergMarquardt(network, samples(1, 1, 20));
        assertThat(damped.step()).isFalse();
        assertThat(damped.network().biases()).containsExactly(dead);
    }

    @Test
    void aSolvedProblemHasNothingToPropose() {
        FeedforwardNetwork network = network(1, 1, 8, 1);
        Samples inputs = samples(1, 1, 20);
        LevenbergMarquardt damped =
                new LevenbergMarquardt(network, new Samples(20, 1, 1, inputs.x(), network.forward(inputs)));
        assertThat(damped.step()).isFalse();
        assertThat(damped.loss()).isLessThan(1e-30);
    }

    @Test
    void whatDoesNotFitIntoArraysIsSaidBefore() {
        assertThat(LevenbergMarquardt.objection(1024, 1024)).isEmpty();
        assertThat(LevenbergMarquardt.objection(1 << 16, 1 << 15))
                .contains("where width times training samples times outputs is at most 2^31 - 1, and it is 2147483648");
        assertThat(LevenbergMarquardt.objection(46_341, 46_340)).isEmpty();
        assertThat(LevenbergMarquardt.objection(46_341, 46_341)).isPresent();
    }

    private static FeedforwardNetwork network(int inputs, int outputs, int width, long seed) {
        return FeedforwardNetwork.draw(inputs, outputs, width, WeightDistribution.UNIFORM, 1, seed, 0);
    }

    /** Waves over points drawn uniformly from [−1, 1]^d. */
    private static Samples samples(int inputs, int outputs, int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[] x = random.doubles(inputs * count, -1, 1).toArray();
        double[] y = new double[outputs * count];
        for (int n = 0; n < count; n++) {
            for (int k = 0; k < outputs; k++) {
                y[k * count + n] = Math.sin(3 * x[n] + k) * (inputs == 1 ? 1 : Math.cos(2 * x[count + n]));
            }
        }
        return new Samples(count, inputs, outputs, x, y);
    }

    private static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
