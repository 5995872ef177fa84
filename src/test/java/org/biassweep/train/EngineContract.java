package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Samples;
import org.biassweep.task.Shape;
import org.biassweep.trial.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine promises; the test of an engine extends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineContract {

    /** Of six seeds tried, the one at which a misplaced ε of Adam shows most: it moves a bias by 0.006 a. */
    private static final long SEED = 6;

    private static final int STEPS = 60;
    private static final Training TRAINING = new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, STEPS);
    private static final Training DIVERGING = new Training(Optimizer.ADAM, 1e30, Schedule.CONSTANT, STEPS);

    /** The engine under test. */
    protected abstract Engine engine();

    /** A loss that a listener heard. */
    private record Heard(int problem, int step, double loss) {}

    /** The most inputs that the engine takes. */
    protected int mostInputs() {
        return Integer.MAX_VALUE;
    }

    /** The bytes that the arrays of a training need at the least, of one output. */
    protected double leastBytes(int width, int samples) {
        return 4.0 * width * samples;
    }

    Stream<Arguments> targetsWidthsRangesAndSchedules() {
        List<Arguments> all = new ArrayList<>();
        for (Target target :
                EnumSet.of(Target.SINE, Target.ABSOLUTE, Target.SADDLE.within(mostInputs()), Target.CURVE)) {
            for (int width : new int[] {16, 128}) {
                for (double range : new double[] {0.5, 1.0}) {
                    for (Schedule schedule : Schedule.values()) {
                        all.add(arguments(target, width, range, schedule));
                    }
                }
            }
        }
        return all.stream();
    }

    /**
     * Rounding to single precision may switch a sample at a kink a step early: over 192 trials that moved no bias by more
     * than 2.3e-4 a and no loss by more than 2.6e-5 of itself.
     */
    @ParameterizedTest(name = "{0}, width {1}, weight range {2}, {3}")
    @MethodSource("targetsWidthsRangesAndSchedules")
    void learnsWhatTheReferenceLearns(Target target, int width, double range, Schedule schedule) {
        Samples samples = target.samples(256);
        Problem problem = problem(target, width, range, new Training(Optimizer.ADAM, 0.02, schedule, 200));
        ReferenceTrainer reference = new ReferenceTrainer((FeedforwardNetwork) problem.network(), samples);
        double[] expected = reference.train(problem.training(), range);
        Fit.Learned fit = learned(fitAlone(samples, problem));
        assertThat(fit.loss()).isCloseTo(reference.loss(expected), within(1e-4 * reference.loss(expected)));
        assertThat(ReferenceTrainer.doubles(fit.network().biases())).containsExactly(expected, within(1e-3 * range));
    }

    @ParameterizedTest(name = "{0}, width {1}, {2} samples")
    @CsvSource({"SINE, 1, 5", "FIELD, 1, 257", "SINE, 7, 2", "SADDLE, 33, 257", "CURVE, 33, 5", "FIELD, 7, 257"})
    void lossesAreThoseOfTheInitialAndTheLearnedBiases(Target wanted, int width, int count) {
        Target target = wanted.within(mostInputs());
        Samples samples = target.samples(count);
        Problem problem = problem(target, width, 1, TRAINING);
        ReferenceTrainer reference = new ReferenceTrainer((FeedforwardNetwork) problem.network(), samples);
        List<Heard> heard = new ArrayList<>();
        Fit.Learned fit = learned(engine().fit(
                        samples,
                        List.of(problem),
                        listening((index, step, loss) -> heard.add(new Heard(index, step, loss))))
                .get(0));
        double initial = reference.loss(reference.initialBiases());
        double last = reference.loss(ReferenceTrainer.doubles(fit.network().biases()));
        assertThat(heard.get(0).loss()).isCloseTo(initial, within(1e-5 * initial));
        assertThat(fit.loss()).isCloseTo(last, within(1e-5 * last)).isLessThan(initial);
        assertThat(fit.steps()).isEqualTo(STEPS);
    }

    @ParameterizedTest(name = "{0} steps")
    @ValueSource(ints = {1, 7, 250})
    void theListenerHearsTheFirstAndTheLastLossAndSomeBetween(int steps) {
        List<Problem> batch = List.of(
                problem(Target.SINE, 16, 1, TRAINING),
                problem(Target.SINE, 16, 1, new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, steps)));
        List<Heard> heard = new ArrayList<>();
        Fit fit = engine().fit(Target.SINE.samples(64), batch, listening((problem, step, loss) -> {
                    if (problem == 1) {
                        heard.add(new Heard(problem, step, loss));
                    }
                }))
                .get(1);
        assertThat(heard)
                .extracting(Heard::step)
                .startsWith(0)
                .endsWith(steps)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(heard).hasSizeBetween(Math.min(steps, 10) + 1, 150);
        assertThat(heard.get(heard.size() - 1).loss()).isEqualTo(learned(fit).loss());
    }

    @Test
    void fitsComeInTheOrderOfTheBatch() {
        int[] widths = {33, 1, 16, 7};
        Target target = Target.SADDLE.within(mostInputs());
        List<Problem> batch = Arrays.stream(widths)
                .mapToObj(width -> problem(target, width, 1, TRAINING))
                .toList();
        List<Fit> fits = engine().fit(target.samples(50), batch, Execution.PLAIN);
        assertThat(fits)
                .extracting(fit -> learned(fit).network().biases().length)
                .containsExactly(33, 1, 16, 7);
    }

    @Test
    void aFitDependsOnNothingElseInItsBatch() {
        Samples samples = Target.SINE.samples(100);
        Problem problem = problem(Target.SINE, 33, 1, TRAINING);
        Problem wider = problem(Target.SINE, 70, 0.5, TRAINING);
        Problem diverging = problem(Target.SINE, 16, 1, DIVERGING);
        Fit.Learned alone = learned(fitAlone(samples, problem));
        List<Fit> fits = engine().fit(
                        samples,
                        List.of(problem, wider, diverging, problem, diverging, wider, problem),
                        Execution.PLAIN);
        for (int index : new int[] {0, 3, 6}) {
            assertSameBits(learned(fits.get(index)), alone);
        }
        assertSameBits(learned(fits.get(5)), learned(fits.get(1)));
    }

    @Test
    void aRepeatedRunGivesTheSameBits() {
        Samples samples = Target.FIELD.within(mostInputs()).samples(100);
        Problem problem = problem(Target.FIELD.within(mostInputs()), 33, 1, TRAINING);
        assertSameBits(learned(fitAlone(samples, problem)), learned(fitAlone(samples, problem)));
    }

    @Test
    void aDivergingProblemFailsWithAReason() {
        Fit fit = fitAlone(Target.SINE.samples(100), problem(Target.SINE, 16, 1, DIVERGING));
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Failed.class, failed -> assertThat(failed.reason()).startsWith("diverged: "));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTargetThatIsNotFiniteFailsWithAReason(double value) {
        Samples samples = Target.SINE.samples(100);
        samples.y()[17] = value;
        Fit fit = fitAlone(samples, problem(Target.SINE, 16, 1, TRAINING));
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Failed.class, failed -> assertThat(failed.reason()).startsWith("diverged: "));
    }

    @Test
    void aDrawnNetworkIsLeftAsItWas() {
        Target target = Target.FIELD.within(mostInputs());
        Problem problem = problem(target, 16, 1, TRAINING);
        learned(fitAlone(target.samples(50), problem));
        assertThat(problem.network())
                .usingRecursiveComparison()
                .isEqualTo(problem(target, 16, 1, TRAINING).network());
    }

    @Test
    void anInterruptedFitIsGivenUp() {
        Problem problem = problem(Target.SINE, 16, 1, new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, 1_000_000));
        Thread caller = Thread.currentThread();
        Execution interrupting = listening((index, step, loss) -> caller.interrupt());
        assertThatThrownBy(() -> engine().fit(Target.SINE.samples(64), List.of(problem), interrupting))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).as("the interruption is used up").isFalse();
    }

    /** Against what a fit allocates: the arrays of a large network dwarf everything else. */
    @Test
    void theEstimateOfMemoryCoversWhatIsKept() {
        double smallest = engine().estimatedBytes(configuration(1, 1000, 1000, 1000));
        assertThat(smallest).isGreaterThan(leastBytes(1000, 1000));
        for (int[] larger : new int[][] {{2000, 1000}, {1000, 2000}, {2000, 2000}}) {
            assertThat(engine().estimatedBytes(configuration(1, larger[0], larger[1], 1000)))
                    .isGreaterThan(leastBytes(larger[0], larger[1]))
                    .isGreaterThan(smallest);
        }
    }

    @Test
    void theEstimateGrowsWithStepsWidthSamplesAndOutputs() {
        double smallest = engine().estimatedSeconds(configuration(1, 64, 256, 1000));
        assertThat(smallest).isPositive().isFinite();
        assertThat(engine().estimatedSeconds(configuration(1, 64, 256, 2000))).isGreaterThan(smallest);
        assertThat(engine().estimatedSeconds(configuration(1, 128, 256, 1000))).isGreaterThan(smallest);
        assertThat(engine().estimatedSeconds(configuration(1, 64, 512, 1000))).isGreaterThan(smallest);
        assertThat(engine().estimatedSeconds(configuration(3, 64, 256, 1000))).isGreaterThan(smallest);
    }

    @Test
    void thereIsNoObjectionToAnOrdinaryTrial() {
        assertThat(engine().objection(configuration(3, 64, 256, 1000))).isEmpty();
    }

    private static Configuration configuration(int outputs, int width, int samples, int steps) {
        return new Configuration(
                new WrittenFunction(
                        "line", Collections.nCopies(outputs, "x1"), List.of(new Interval(-1, 1)), samples, 1000),
                "x1",
                Shape.function(1, outputs),
                null,
                Learn.BIASES,
                width,
                WeightDistribution.UNIFORM,
                WeightScale.range(1),
                SEED,
                0,
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, steps),
                1L << 31);
    }

    private static Execution listening(LossListener listener) {
        return new Execution(listener, null);
    }

    private Fit fitAlone(Samples samples, Problem problem) {
        return engine().fit(samples, List.of(problem), Execution.PLAIN).get(0);
    }

    private static Problem problem(Target target, int width, double range, Training training) {
        return Problem.biases(
                FeedforwardNetwork.draw(
                        target.inputs, target.outputs, width, WeightDistribution.UNIFORM, range, SEED, 0),
                range,
                training);
    }

    private static Fit.Learned learned(Fit fit) {
        assertThat(fit).isInstanceOf(Fit.Learned.class);
        return (Fit.Learned) fit;
    }

    private static void assertSameBits(Fit.Learned fit, Fit.Learned expected) {
        assertThat(fit.network().biases()).isEqualTo(expected.network().biases());
        assertThat(fit.loss()).isEqualTo(expected.loss());
    }
}
