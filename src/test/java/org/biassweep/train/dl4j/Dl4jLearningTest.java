package org.biassweep.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Masking;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.TrainingSpec;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.task.Features;
import org.biassweep.task.Samples;
import org.biassweep.task.Shape;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;
import org.biassweep.trial.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What DL4J learns besides the biases of functions, against Adam on finite differences in double precision. */
class Dl4jLearningTest {

    private static final double RANGE = 0.5;
    private static final int INPUTS = 3;
    private static final int OUTPUTS = 4;
    private static final int COUNT = 23;
    private static final Training MINIBATCHES = new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 9, 6, null, null);

    /** Rows of inputs, kept as they are. */
    private record Rows(int inputs, float[] values) implements Features {

        @Override
        public int count() {
            return values.length / inputs;
        }

        @Override
        public void read(int example, float[] to, int at) {
            System.arraycopy(values, example * inputs, to, at, inputs);
        }
    }

    /** Nine steps are two epochs and a bit of four batches, of which the last has but five examples. */
    @ParameterizedTest
    @EnumSource(names = {"BIASES", "READOUT", "ALL"})
    void aClassificationLearnsWhatFiniteDifferencesSay(Learn learn) {
        assertLearns(examples(), problem(learn, 5, MINIBATCHES));
    }

    @Test
    void aFunctionLearnsAllThatFiniteDifferencesSay() {
        assertLearns(samples(), problem(Learn.ALL, 5, new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 9)));
    }

    /** Rounding to single precision moved no parameter by more than 2e-7. */
    private static void assertLearns(Data data, Problem problem) {
        FeedforwardNetwork drawn = (FeedforwardNetwork) problem.network();
        PlainNetwork plain = PlainNetwork.like(drawn);
        double[] expected = plain.train(data, problem);
        Fit.Learned fit = fit(data, problem);
        double[] found = PlainNetwork.parameters((FeedforwardNetwork) fit.network());
        assertThat(found).containsExactly(expected, within(1e-6));
        assertThat(expected).isNotEqualTo(PlainNetwork.parameters(drawn));
        double loss = plain.loss(data, found, new Start(0, 0).order(0, COUNT));
        assertThat(fit.loss()).isCloseTo(loss, within(1e-9 * loss));
    }

    @ParameterizedTest
    @CsvSource({"BIASES, true, false, true", "READOUT, true, true, false", "ALL, false, false, false"})
    void whatIsFrozenStaysToTheBit(Learn learn, boolean weights, boolean biases, boolean readout) {
        Problem problem = problem(learn, 33, MINIBATCHES);
        FeedforwardNetwork drawn = (FeedforwardNetwork) problem.network();
        FeedforwardNetwork learned =
                (FeedforwardNetwork) fit(examples(), problem).network();
        try (Learner learner = new Learner(problem, true);
                Batches batches = new Batches(examples(), problem)) {
            learner.step(batches.at(0));
            assertThat(learner.isFrozen()).isTrue();
            assertThat(learner.restoreFrozen()).isZero();
            learner.network().params().muli(1.001);
            assertThat(learner.isFrozen()).isEqualTo(learn == Learn.ALL);
            assertThat(learner.restoreFrozen()).isCloseTo(learn == Learn.ALL ? 0 : 1e-3, within(1e-6));
            assertThat(learner.isFrozen()).isTrue();
        }
        assertThat(same(learned.inputWeights(), drawn.inputWeights())).isEqualTo(weights);
        assertThat(same(learned.biases(), drawn.biases())).isEqualTo(biases);
        assertThat(same(learned.readoutWeights(), drawn.readoutWeights())).isEqualTo(readout);
    }

    private static boolean same(float[] values, float[] others) {
        return Arrays.equals(values, others);
    }

    @Test
    void aRepeatedTrainingGivesTheSameBitsAndAnotherStartOthers() {
        Problem problem = problem(Learn.ALL, 33, MINIBATCHES);
        float[] readout = readout(fit(examples(), problem));
        assertThat(readout(fit(examples(), problem))).isEqualTo(readout);
        Problem another = new Problem(
                problem.network(), Learn.ALL, RANGE, MINIBATCHES, new Start(1, 1), ""); // another order of samples
        assertThat(readout(fit(examples(), another))).isNotEqualTo(readout);
    }

    private static float[] readout(Fit.Learned fit) {
        return ((FeedforwardNetwork) fit.network()).readoutWeights();
    }

    @Test
    void allParametersFitBetterThanBiasesDo() {
        Training training = new Training(Optimizer.ADAM, 0.05, Schedule.COSINE, 200, 6, null, null);
        List<Double> heard = new ArrayList<>();
        Problem all = problem(Learn.ALL, 16, training);
        double loss = ((Fit.Learned) new Dl4jEngine()
                        .fit(
                                examples(),
                                List.of(all),
                                new Execution((problem, step, heardLoss) -> heard.add(heardLoss), null))
                        .get(0))
                .loss();
        assertThat(heard).hasSize(101).last().isEqualTo(loss);
        assertThat(loss)
                .isLessThan(0.5
                        * fit(examples(), problem(Learn.BIASES, 16, training)).loss());
    }

    @Test
    void aDivergingClassificationFailsWithAReason() {
        Training training = new Training(Optimizer.ADAM, 1e38, Schedule.CONSTANT, 50, 6, null, null);
        assertThat(new Dl4jEngine().fit(examples(), List.of(problem(Learn.ALL, 16, training)), Execution.PLAIN))
                .singleElement()
                .isInstanceOfSatisfying(
                        Fit.Failed.class, failed -> assertThat(failed.reason()).startsWith("diverged: "));
    }

    @Test
    void masksAndLeastSquaresAreRefused() {
        Training masking = new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 9, null, Masking.DEFAULT, null);
        assertThat(new Dl4jEngine().objection(configuration(Learn.MASK, 8, masking)))
                .hasValue("does not learn masks");
        assertThat(new Dl4jEngine()
                        .objection(configuration(Learn.READOUT, 8, TrainingSpec.DEFAULT.fullBatch(Learn.READOUT))))
                .hasValue("learns by steps, and the readout of a function is found by least squares");
        for (Learn learn : List.of(Learn.BIASES, Learn.READOUT, Learn.ALL)) {
            assertThat(new Dl4jEngine().objection(configuration(learn, 8, MINIBATCHES)))
                    .isEmpty();
        }
    }

    @Test
    void theEstimateOfMemoryCountsTheBatchAndNotAllExamples() {
        Dl4jEngine engine = new Dl4jEngine();
        double batch = engine.estimatedBytes(configuration(Learn.ALL, 1000, MINIBATCHES));
        double full = engine.estimatedBytes(
                configuration(Learn.ALL, 1000, new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 9)));
        assertThat(full).isGreaterThan(100 * batch);
    }

    private static Configuration configuration(Learn learn, int width, Training training) {
        return new Configuration(
                new WrittenFunction("line", List.of("x1"), List.of(new Interval(-1, 1)), 100_000, 10),
                "x1",
                training.batchSize() == null ? Shape.function(3, 4) : Shape.classification(3, 4),
                null,
                learn,
                width,
                WeightDistribution.UNIFORM,
                WeightScale.range(RANGE),
                1,
                0,
                training,
                1L << 31);
    }

    private static Fit.Learned fit(Data data, Problem problem) {
        Fit fit = new Dl4jEngine().fit(data, List.of(problem), Execution.PLAIN).get(0);
        assertThat(fit).isInstanceOf(Fit.Learned.class);
        return (Fit.Learned) fit;
    }

    private static Problem problem(Learn learn, int width, Training training) {
        FeedforwardNetwork network =
                FeedforwardNetwork.draw(INPUTS, OUTPUTS, width, WeightDistribution.UNIFORM, RANGE, 1, 0);
        return new Problem(network, learn, RANGE, training, new Start(1, 0), "");
    }

    private static Examples examples() {
        Random random = new Random(3);
        float[] values = new float[COUNT * INPUTS];
        int[] labels = new int[COUNT];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        for (int n = 0; n < COUNT; n++) {
            labels[n] = (values[n * INPUTS] > 0 ? 2 : 0) + (values[n * INPUTS + 1] > 0 ? 1 : 0);
        }
        return new Examples(new Rows(INPUTS, values), labels, OUTPUTS);
    }

    private static Samples samples() {
        Random random = new Random(4);
        double[] x = random.doubles((long) COUNT * INPUTS, -1, 1).toArray();
        double[] y = random.doubles((long) COUNT * OUTPUTS, -1, 1).toArray();
        return new Samples(COUNT, INPUTS, OUTPUTS, x, y);
    }
}
