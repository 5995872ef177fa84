package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.CatalogueSystem;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.Sampling;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Stop;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Orbits;
import org.biassweep.task.Penalty;
import org.biassweep.task.Shape;
import org.biassweep.task.Trajectories;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Stopped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine of recurrent networks promises; the test of an engine extends it. */
public abstract class RecurrentEngineContract {

    private static final int STEPS = 40;
    private static final Training TRAINING = new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, STEPS);
    private static final Training DIVERGING = new Training(Optimizer.ADAM, 1e38, Schedule.CONSTANT, STEPS);
    private static final Recurrence PLAIN =
            RecurrentCases.recurrence(-0.8, 0.2, Activation.RELU, InitialState.RANDOM_LINEAR, RunMode.AUTONOMOUS, 1e9);
    private static final Trajectories DATA = RecurrentCases.orbits(PLAIN, 20, 12);

    /** The engine under test. */
    protected abstract Engine engine();

    /** The bytes that the arrays of a training need of the heap at the least. */
    protected double leastBytes(int width, int trajectories, int times) {
        return 4.0 * width * trajectories * times;
    }

    /** A loss that a listener heard. */
    private record Heard(int step, double loss) {}

    @ParameterizedTest
    @MethodSource("org.biassweep.train.RecurrentCases#all")
    void learnsWhatTheReferenceLearns(Recurrence recurrence) {
        Trajectories data = RecurrentCases.orbits(recurrence, 17, 12);
        learnsWhatTheReferenceLearns(data, recurrence);
    }

    /** Both above and below the norm of the gradients, which is between 0.1 and 10. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-1, 1e3})
    void clipsTheGradientAsTheReferenceDoes(double clip) {
        learnsWhatTheReferenceLearns(DATA, clipped(clip));
    }

    private void learnsWhatTheReferenceLearns(Trajectories data, Recurrence recurrence) {
        Problem problem = problem(recurrence, data, 24, TRAINING);
        RecurrentReference reference = new RecurrentReference((RecurrentNetwork) problem.network(), data);
        double[] expected = reference.train(TRAINING, problem.unit());
        Fit.Learned fit = learned(fitAlone(data, problem));
        assertThat(fit.loss()).isCloseTo(reference.loss(expected), within(1e-4 * reference.loss(expected)));
        assertThat(ReferenceTrainer.doubles(fit.network().biases())).containsExactly(expected, within(1e-3));
        assertThat(fit.loss())
                .isLessThan(reference.loss(
                        ReferenceTrainer.doubles(problem.network().biases())));
        assertThat(fit.steps()).isEqualTo(STEPS);
    }

    /** A gradient just below the limit is left as it is; Adam would hide any other factor but one that changes over steps. */
    @Test
    void aClipHasAnEffectExactlyWhenAGradientsNormIsAboveIt() {
        Problem free = problem(clipped(1e9), DATA, 24, TRAINING);
        RecurrentReference reference = new RecurrentReference((RecurrentNetwork) free.network(), DATA);
        double first = RecurrentReference.norm(
                reference.gradient(ReferenceTrainer.doubles(free.network().biases())));
        double[] greatest = {0};
        ReferenceAdam.descend(
                ReferenceTrainer.doubles(free.network().biases()),
                b -> {
                    double[] gradient = reference.gradient(b);
                    greatest[0] = Math.max(greatest[0], RecurrentReference.norm(gradient));
                    return gradient;
                },
                TRAINING,
                free.unit());
        Fit.Learned unclipped = learned(fitAlone(DATA, free));
        assertSameBits(learned(fitAlone(DATA, problem(clipped(1.001 * greatest[0]), DATA, 24, TRAINING))), unclipped);
        assertThat(learned(fitAlone(DATA, problem(clipped(0.5 * first), DATA, 24, TRAINING)))
                        .network()
                        .biases())
                .isNotEqualTo(unclipped.network().biases());
    }

    @ParameterizedTest(name = "{0} steps")
    @ValueSource(ints = {1, 7, 250})
    void theListenerHearsTheFirstAndTheLastLossAndSomeBetween(int steps) {
        Problem problem = problem(PLAIN, DATA, 16, new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, steps));
        List<Heard> heard = new ArrayList<>();
        Fit fit = engine().fit(DATA, List.of(problem, problem), listening((index, step, loss) -> {
                    if (index == 1) {
                        heard.add(new Heard(step, loss));
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
        double initial = ((RecurrentNetwork) problem.network()).loss(DATA);
        assertThat(heard.get(0).loss()).isCloseTo(initial, within(1e-5 * initial));
        assertThat(heard.get(heard.size() - 1).loss()).isEqualTo(learned(fit).loss());
    }

    @Test
    void aFitDependsOnNothingElseInItsBatch() {
        Problem problem = problem(PLAIN, DATA, 33, TRAINING);
        Problem wider = problem(clipped(0.1), DATA, 70, TRAINING);
        Problem diverging = problem(PLAIN, DATA, 16, DIVERGING);
        Fit.Learned alone = learned(fitAlone(DATA, problem));
        List<Fit> fits =
                engine().fit(DATA, List.of(problem, wider, diverging, problem, wider, problem), Execution.PLAIN);
        for (int index : new int[] {0, 3, 5}) {
            assertSameBits(learned(fits.get(index)), alone);
        }
        assertSameBits(learned(fits.get(4)), learned(fits.get(1)));
        assertThat(fits.get(2)).isInstanceOf(Fit.Failed.class);
    }

    @Test
    void aDivergingProblemFailsWithAReason() {
        assertDiverged(fitAlone(DATA, problem(PLAIN, DATA, 16, DIVERGING)));
    }

    /** r doubles and more at each of 300 steps. */
    @Test
    void anExplodingNetworkFailsWithAReason() {
        Recurrence growing =
                RecurrentCases.recurrence(-2, 1, Activation.RELU, InitialState.RANDOM_LINEAR, RunMode.AUTONOMOUS, 1);
        Trajectories data = RecurrentCases.orbits(growing, 4, 300);
        assertDiverged(fitAlone(data, problem(growing, data, 16, TRAINING)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTargetThatIsNotFiniteFailsWithAReason(double value) {
        Trajectories data = RecurrentCases.orbits(PLAIN, 5, 6);
        data.y()[data.observation(3)] = value;
        assertDiverged(fitAlone(data, problem(PLAIN, data, 16, TRAINING)));
    }

    @Test
    void aDrawnNetworkIsLeftAsItWas() {
        Problem problem = problem(PLAIN, DATA, 16, TRAINING);
        learned(fitAlone(DATA, problem));
        assertThat(problem.network())
                .usingRecursiveComparison()
                .isEqualTo(problem(PLAIN, DATA, 16, TRAINING).network());
    }

    @ParameterizedTest(name = "{0} trajectories, horizon {1}, lead {2}, {3} inputs, width {4}")
    @CsvSource({"1, 1, 0, 0, 1", "1, 3, 2, 0, 7", "33, 2, 1, 1, 3", "16, 4, 0, 2, 65"})
    void oddSizesAreTrainedToo(int count, int horizon, int lead, int inputs, int width) {
        Recurrence recurrence = new Recurrence(
                0,
                1,
                Activation.TANH,
                lead == 0 ? InitialState.ZERO : InitialState.WARM_UP,
                lead,
                lead == 0 ? RunMode.AUTONOMOUS : RunMode.TEACHER_FORCED,
                1);
        Trajectories data = Orbits.of(count, horizon, lead, inputs, 1, Penalty.NONE);
        learnsWhatTheReferenceLearns(data, recurrence, width);
    }

    private void learnsWhatTheReferenceLearns(Trajectories data, Recurrence recurrence, int width) {
        Problem problem = problem(recurrence, data, width, TRAINING);
        double[] expected =
                new RecurrentReference((RecurrentNetwork) problem.network(), data).train(TRAINING, problem.unit());
        assertThat(ReferenceTrainer.doubles(
                        learned(fitAlone(data, problem)).network().biases()))
                .containsExactly(expected, within(1e-3));
    }

    @Test
    void anInterruptedFitIsGivenUp() {
        Problem problem = problem(PLAIN, DATA, 16, new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, 1_000_000));
        Thread caller = Thread.currentThread();
        Execution interrupting = listening((index, step, loss) -> caller.interrupt());
        assertThatThrownBy(() -> engine().fit(DATA, List.of(problem), interrupting))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).as("the interruption is used up").isFalse();
    }

    /** Forty steps are heard one by one; the rmse is in units of the first. */
    @ParameterizedTest(name = "rmse {0}, plateau {1}")
    @CsvSource({"1.74, , TARGET", ", 10, PLATEAU", "1e-9, , "})
    void itEndsWhereTheLossesOfAFullRunSay(Double rmse, Integer plateau, Stopped why) {
        List<Double> losses = new ArrayList<>();
        Training free = new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, STEPS);
        Problem problem = problem(PLAIN, DATA, 16, free);
        Fit.Learned full =
                learned(engine().fit(DATA, List.of(problem), listening((index, step, loss) -> losses.add(loss)))
                        .get(0));
        assertThat(full.stopped()).isNull();
        double initial = Math.sqrt(losses.get(0));
        int expected = 0;
        while (expected < STEPS
                && !(rmse != null && Math.sqrt(losses.get(expected)) <= 0.5 * rmse * initial)
                && !(plateau != null
                        && expected >= plateau
                        && losses.get(expected) > 0.9 * losses.get(expected - plateau))) {
            expected += 10;
        }
        Stop stop = rmse == null ? new Stop(null, null, plateau, 0.1) : new Stop(rmse * initial, 0.5, null, null);
        Training stopping = new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, STEPS, null, null, null, null, stop);
        Fit.Learned fit = learned(fitAlone(DATA, problem(PLAIN, DATA, 16, stopping)));
        assertThat(fit.stopped()).isEqualTo(why);
        assertThat(fit.steps()).isEqualTo(expected);
        assertThat(expected == STEPS).isEqualTo(why == null);
        Training cut = new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, expected);
        assertSameBits(fit, learned(fitAlone(DATA, problem(PLAIN, DATA, 16, cut))));
    }

    @Test
    void theEstimatesGrowWithWidthTrajectoriesTimesAndSteps() {
        Configuration smallest = configuration(PLAIN, 256, 64, 50, 1000);
        assertThat(engine().estimatedBytes(smallest)).isGreaterThan(leastBytes(256, 64, 50));
        for (int[] sizes : new int[][] {{512, 64, 50}, {256, 128, 50}, {256, 64, 100}}) {
            Configuration larger = configuration(PLAIN, sizes[0], sizes[1], sizes[2], 1000);
            assertThat(engine().estimatedSeconds(larger)).isGreaterThan(1.5 * engine().estimatedSeconds(smallest));
            assertThat(engine().estimatedBytes(larger))
                    .isGreaterThan(leastBytes(sizes[0], sizes[1], sizes[2]))
                    .isGreaterThan(engine().estimatedBytes(smallest));
        }
        assertThat(engine().estimatedSeconds(configuration(PLAIN, 256, 64, 50, 2000)))
                .isGreaterThan(1.5 * engine().estimatedSeconds(smallest));
        Recurrence warmed = new Recurrence(0, 1, Activation.RELU, InitialState.WARM_UP, 50, RunMode.AUTONOMOUS, 1);
        assertThat(engine().estimatedSeconds(configuration(warmed, 256, 64, 50, 1000)))
                .isGreaterThan(1.5 * engine().estimatedSeconds(smallest));
    }

    @Test
    void systemsAreTrained() {
        assertThat(engine().objection(configuration(PLAIN, 64, 8, 10, 100))).isEmpty();
    }

    @Test
    void biasesAloneAreLearned() {
        Configuration masked = configuration(Learn.MASK, PLAIN, 64, 8, 10, 100);
        assertThat(engine().objection(masked)).contains("learns biases alone, and learn is mask");
    }

    private static Configuration configuration(
            Recurrence recurrence, int width, int trajectories, int horizon, int steps) {
        return configuration(Learn.BIASES, recurrence, width, trajectories, horizon, steps);
    }

    private static Configuration configuration(
            Learn learn, Recurrence recurrence, int width, int trajectories, int horizon, int steps) {
        TaskSpec task =
                new CatalogueSystem("orbit", "orbit", new TreeMap<>(), new Sampling(horizon, 1.0, trajectories, 8, 0));
        return new Configuration(
                task,
                "orbit",
                Shape.system(0, 2, 2, horizon),
                recurrence,
                learn,
                width,
                WeightDistribution.GAUSSIAN,
                WeightScale.gain(1.5),
                1,
                0,
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, steps),
                1L << 31);
    }

    private static Recurrence clipped(double clip) {
        return RecurrentCases.recurrence(
                -0.8, 0.2, Activation.RELU, InitialState.RANDOM_LINEAR, RunMode.AUTONOMOUS, clip);
    }

    private static Execution listening(LossListener listener) {
        return new Execution(listener, null);
    }

    private Fit fitAlone(Trajectories data, Problem problem) {
        return engine().fit(data, List.of(problem), Execution.PLAIN).get(0);
    }

    private static Problem problem(Recurrence recurrence, Trajectories data, int width, Training training) {
        return Problem.biases(RecurrentCases.network(recurrence, data, width), 1, training);
    }

    private static Fit.Learned learned(Fit fit) {
        assertThat(fit).isInstanceOf(Fit.Learned.class);
        return (Fit.Learned) fit;
    }

    private static void assertSameBits(Fit.Learned fit, Fit.Learned expected) {
        assertThat(fit.network().biases()).isEqualTo(expected.network().biases());
        assertThat(fit.loss()).isEqualTo(expected.loss());
    }

    private static void assertDiverged(Fit fit) {
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Failed.class, failed -> assertThat(failed.reason()).startsWith("diverged: "));
    }
}
