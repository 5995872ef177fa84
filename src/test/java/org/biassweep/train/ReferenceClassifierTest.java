package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Masking;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Clusters;
import org.biassweep.task.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceClassifierTest {

    private static final double DIFFERENCE = 1e-5;

    private static final int STEPS = 60;
    private static final Examples EXAMPLES = Clusters.of(50, 3, 4, 1);

    @ParameterizedTest
    @EnumSource
    void gradientsAreThoseOfCentralDifferences(Learn learn) {
        Problem problem = problem(EXAMPLES, 20, learn, Masking.Method.SIGMOID);
        ReferenceClassifier reference = new ReferenceClassifier((FeedforwardNetwork) problem.network(), EXAMPLES);
        int step = 17;
        int[] samples = ReferenceClassifier.samples(problem, EXAMPLES.count(), step);
        double[] values = reference.initial(problem);
        ReferenceClassifier.Parameters at = reference.with(problem, step, values);
        for (int n : samples) {
            assertThat(Arrays.stream(reference.preactivations(at, n))
                            .map(Math::abs)
                            .min()
                            .orElseThrow())
                    .isGreaterThan(10 * DIFFERENCE);
        }
        double[] gradient = reference.learned(problem, step, values, reference.gradient(at, samples));
        assertThat(gradient).hasSameSizeAs(values);
        for (int i = 0; i < values.length; i++) {
            double central = (reference.loss(reference.with(problem, step, shifted(values, i, DIFFERENCE)), samples)
                            - reference.loss(reference.with(problem, step, shifted(values, i, -DIFFERENCE)), samples))
                    / (2 * DIFFERENCE);
            assertThat(gradient[i]).isCloseTo(central, within(1e-8));
        }
        assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-3);
    }

    @Test
    void stepsOfMasksMoveByTheDerivativeAtTheirShares() {
        Problem problem = problem(EXAMPLES, 20, Learn.MASK, Masking.Method.STRAIGHT_THROUGH);
        ReferenceClassifier reference = new ReferenceClassifier((FeedforwardNetwork) problem.network(), EXAMPLES);
        double[] scores = reference.initial(problem);
        ReferenceClassifier.Parameters at = reference.with(problem, 3, scores);
        for (int j = 0; j < scores.length; j++) {
            assertThat(at.s()[j]).isEqualTo(scores[j] > 0 ? 1 : 0);
        }
        ReferenceClassifier.Parameters gradient = reference.gradient(at, reference.all());
        assertThat(reference.learned(problem, 3, scores, gradient)).isEqualTo(gradient.s());
    }

    /** One unit with activity 2 at x = 1: outputs 2 and −2, probability of the second 1/(1 + e⁴). */
    @Test
    void theLossOfOneUnitIsThatOfTheClosedForm() {
        FeedforwardNetwork network =
                new FeedforwardNetwork(1, 2, new float[] {1.5f}, new float[] {1, -1}, new float[] {0.5f});
        Examples examples = new Examples(Clusters.features(1, 1), new int[] {1}, 2);
        ReferenceClassifier reference = new ReferenceClassifier(network, examples);
        ReferenceClassifier.Parameters p = reference.drawnParameters();
        assertThat(reference.loss(p, reference.all())).isCloseTo(Math.log(1 + Math.exp(4)), within(1e-14));
        double wrong = 1 / (1 + Math.exp(-4));
        ReferenceClassifier.Parameters gradient = reference.gradient(p, reference.all());
        assertThat(gradient.a()).containsExactly(new double[] {2 * wrong, -2 * wrong}, within(1e-14));
        assertThat(gradient.b()).containsExactly(new double[] {2 * wrong}, within(1e-14));
    }

    @Test
    void anEpochTakesEverySampleOnceAndTheNextInAnotherOrder() {
        Problem problem = problem(EXAMPLES, 1, Learn.BIASES, null);
        int[] first = epoch(problem, 0);
        int[] second = epoch(problem, 4);
        assertThat(first).containsExactlyInAnyOrder(IntStream.range(0, 50).toArray());
        assertThat(second).containsExactlyInAnyOrder(IntStream.range(0, 50).toArray());
        assertThat(second).isNotEqualTo(first);
        assertThat(ReferenceClassifier.samples(problem, 50, 3)).hasSize(50 - 3 * 16);
    }

    private static int[] epoch(Problem problem, int from) {
        return IntStream.range(from, from + 4)
                .flatMap(step -> Arrays.stream(ReferenceClassifier.samples(problem, 50, step)))
                .toArray();
    }

    @ParameterizedTest
    @EnumSource
    void clustersThatLieApartAreLearned(Learn learn) {
        Examples apart = Clusters.of(90, 5, 3, 0.2);
        Problem problem = problem(apart, 60, learn, Masking.Method.SIGMOID);
        ReferenceClassifier reference = new ReferenceClassifier((FeedforwardNetwork) problem.network(), apart);
        double[] values = reference.train(problem);
        double before = reference.loss(reference.drawnParameters(), reference.all());
        double after = reference.loss(reference.with(problem, STEPS - 1, values), reference.all());
        assertThat(after).isLessThan(before / 8);
    }

    private static Problem problem(Examples examples, int width, Learn learn, Masking.Method method) {
        FeedforwardNetwork network = FeedforwardNetwork.draw(
                examples.inputs(), examples.outputs(), width, WeightDistribution.UNIFORM, 1, 5, 0);
        Masking masking = learn == Learn.MASK ? new Masking(method, 100) : null;
        Training training = new Training(Optimizer.ADAM, 0.05, Schedule.COSINE, STEPS, 16, masking, null);
        return new Problem(network, learn, 1, training, new Start(5, 0), "");
    }

    private static double[] shifted(double[] values, int i, double by) {
        double[] shifted = values.clone();
        shifted[i] += by;
        return shifted;
    }
}
