package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Stop;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Samples;
import org.biassweep.task.Shape;
import org.biassweep.train.damped.LevenbergMarquardt;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Stopped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine of function biases has by {@link FullBatch}: damped steps, and an early end; its test extends this. */
public abstract class FullBatchContract {

    private static final int STEPS = 200;
    private static final Stop NEVER = null;

    /** The engine under test. */
    protected abstract Engine engine();

    /** The most inputs that the engine takes. */
    protected int mostInputs() {
        return Integer.MAX_VALUE;
    }

    /** Adam's result is a network in single precision; the damped steps start there, whatever the engine. */
    @ParameterizedTest(name = "{0}, width {1}, {2} samples")
    @CsvSource({"SINE, 33, 100", "CURVE, 9, 61", "SADDLE, 90, 50"})
    void dampedStepsGoOnFromWhereAdamEnds(Target wanted, int width, int count) {
        Target target = wanted.within(mostInputs());
        Samples samples = target.samples(count);
        Fit.Learned adam = fit(samples, problem(target, width, 4, adam(STEPS, NEVER)));
        Fit.Learned both = fit(samples, problem(target, width, 4, then(STEPS, 20, NEVER)));
        assertSame(both, continued((FeedforwardNetwork) adam.network(), samples, 20), STEPS + 20);
        assertThat(both.loss()).isLessThan(adam.loss());
    }

    @ParameterizedTest(name = "{0}, width {1}, {2} samples")
    @CsvSource({"SINE, 33, 100", "CURVE, 9, 61", "SADDLE, 90, 50"})
    void dampedStepsAloneStartFromTheDrawnBiases(Target wanted, int width, int count) {
        Target target = wanted.within(mostInputs());
        Samples samples = target.samples(count);
        Problem problem = problem(target, width, 4, damped(20, NEVER));
        Fit.Learned fit = fit(samples, problem);
        assertSame(fit, continued((FeedforwardNetwork) problem.network(), samples, 20), fit.steps());
        assertThat(fit.steps()).isBetween(5, 20);
    }

    @ParameterizedTest(name = "width {0}, seed {1}")
    @CsvSource({"4, 0", "16, 1", "16, 2", "64, 3", "64, 4", "256, 5"})
    void adamIsNeverBetterAlone(int width, long seed) {
        Samples samples = Target.SINE.samples(100);
        double adam = fit(samples, problem(Target.SINE, width, seed, adam(STEPS, NEVER)))
                .loss();
        double both = fit(samples, problem(Target.SINE, width, seed, then(STEPS, 50, NEVER)))
                .loss();
        assertThat(both).isLessThanOrEqualTo(adam);
    }

    @Test
    void aSolvedProblemTakesNoMoreSteps() {
        Problem problem = problem(Target.SINE, 64, 1, damped(10_000, NEVER));
        Samples inputs = Target.SINE.samples(30);
        FeedforwardNetwork network = (FeedforwardNetwork) problem.network();
        Samples solved = new Samples(30, 1, 1, inputs.x(), network.forward(inputs));
        assertThat(fit(solved, problem).steps()).isZero();
        assertThat(fit(inputs, problem).steps()).isBetween(5, 9_999);
        assertThat(fit(inputs, problem).stopped()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Optimizer.class,
            names = {"LEVENBERG_MARQUARDT", "ADAM_THEN_LM"})
    void theListenerHearsOfEveryPartOnce(Optimizer optimizer) {
        Training training = optimizer == Optimizer.LEVENBERG_MARQUARDT ? damped(40, NEVER) : then(60, 40, NEVER);
        List<Integer> steps = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        Fit.Learned fit = fit(Target.SINE.samples(64), problem(Target.SINE, 40, 1, training), (index, step, loss) -> {
            steps.add(step);
            losses.add(loss);
        });
        assertThat(steps).startsWith(0, 1, 2).endsWith(fit.steps()).hasSize(fit.steps() + 1);
        assertThat(steps).isSorted().doesNotHaveDuplicates();
        assertThat(losses.get(losses.size() - 1)).isEqualTo(fit.loss());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void aTargetThatIsNotFiniteFailsBeforeTheFirstDampedStep(double value) {
        Samples samples = Target.SINE.samples(50);
        samples.y()[17] = value;
        Fit fit = engine().fit(samples, List.of(problem(Target.SINE, 16, 1, damped(10, NEVER))), Execution.PLAIN)
                .get(0);
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Failed.class,
                        failed -> assertThat(failed.reason())
                                .matches("diverged: the loss is (NaN|Infinity) after 0 steps"));
    }

    @Test
    void aTrainingThatDivergedByAdamTakesNoDampedStep() {
        Training wild = new Training(Optimizer.ADAM_THEN_LM, 1e38, Schedule.CONSTANT, 60, null, null, null, 10, NEVER);
        Fit fit = engine().fit(Target.SINE.samples(50), List.of(problem(Target.SINE, 16, 1, wild)), Execution.PLAIN)
                .get(0);
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Failed.class, failed -> assertThat(failed.reason()).startsWith("diverged: "));
    }

    @Test
    void anInterruptedDampedFitIsGivenUp() {
        Thread caller = Thread.currentThread();
        Execution interrupting = new Execution((index, step, loss) -> caller.interrupt(), null);
        Problem problem = problem(Target.SINE, 64, 1, damped(1_000_000, NEVER));
        assertThatThrownBy(() -> engine().fit(Target.SINE.samples(64), List.of(problem), interrupting))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).as("the interruption is used up").isFalse();
    }

    /** By a second reading of the rule, from the losses that a full run was heard to have: those of every second step. */
    @ParameterizedTest(name = "{0}, width {1}, {2}, rmse {3}, plateau {4}")
    @CsvSource({
        "SINE, 64, CONSTANT, 0.6, , TARGET",
        "SINE, 64, COSINE, 1, , TARGET",
        "CURVE, 64, CONSTANT, 0.8, , TARGET",
        "SINE, 33, CONSTANT, , 50, PLATEAU",
        "SADDLE, 16, CONSTANT, , 15, PLATEAU",
        "SINE, 64, COSINE, 1, 20, TARGET",
        "CURVE, 9, CONSTANT, 0.1, 20, PLATEAU",
        "SINE, 64, CONSTANT, 1e-9, , ",
        "SINE, 64, CONSTANT, , 190, "
    })
    void itEndsWhereTheLossesOfAFullRunSay(
            Target target, int width, Schedule schedule, Double rmse, Integer plateau, Stopped why) {
        Samples samples = target.samples(100);
        TreeMap<Integer, Double> losses = new TreeMap<>();
        fit(
                samples,
                problem(target, width, 2, new Training(Optimizer.ADAM, 0.02, schedule, STEPS)),
                (index, step, loss) -> losses.put(step, loss));
        int expected = 0;
        while (expected < STEPS && !isOnTarget(losses.get(expected), rmse) && !isOnPlateau(losses, expected, plateau)) {
            expected += 10;
        }
        Stop stop = new Stop(rmse, rmse == null ? null : 0.5, plateau, plateau == null ? null : 0.2);
        Fit.Learned fit = fit(
                samples,
                problem(
                        target,
                        width,
                        2,
                        new Training(Optimizer.ADAM, 0.02, schedule, STEPS, null, null, null, null, stop)));
        assertThat(fit.stopped()).isEqualTo(why);
        assertThat(fit.steps()).isEqualTo(expected);
        assertThat(expected == STEPS).isEqualTo(why == null);
        if (schedule == Schedule.CONSTANT) {
            Fit.Learned cut =
                    fit(samples, problem(target, width, 2, new Training(Optimizer.ADAM, 0.02, schedule, expected)));
            assertThat(fit.network().biases()).isEqualTo(cut.network().biases());
            assertThat(fit.loss()).isEqualTo(cut.loss());
            assertThat(cut.stopped()).isNull();
        }
    }

    private static boolean isOnTarget(double loss, Double rmse) {
        return rmse != null && Math.sqrt(loss) <= 0.5 * rmse;
    }

    private static boolean isOnPlateau(TreeMap<Integer, Double> losses, int step, Integer plateau) {
        if (plateau == null || step < plateau) {
            return false;
        }
        double before = best(losses, (step - plateau) / 10 * 10);
        return best(losses, step) > 0.8 * before;
    }

    private static double best(TreeMap<Integer, Double> losses, int last) {
        double best = Double.POSITIVE_INFINITY;
        for (int step = 0; step <= last; step += 10) {
            best = Math.min(best, losses.get(step));
        }
        return best;
    }

    @Test
    void aTargetThatIsReachedByAdamNeedsNoDampedStep() {
        Samples samples = Target.SINE.samples(100);
        Fit.Learned both = fit(samples, problem(Target.SINE, 64, 2, then(STEPS, 50, target(1))));
        Fit.Learned adam = fit(samples, problem(Target.SINE, 64, 2, adam(STEPS, target(1))));
        assertThat(both.stopped()).isEqualTo(Stopped.TARGET);
        assertThat(both.steps()).isEqualTo(adam.steps()).isLessThan(STEPS);
        assertThat(both.network().biases()).isEqualTo(adam.network().biases());
    }

    @Test
    void aPlateauOfAdamIsFollowedByDampedSteps() {
        Samples samples = Target.SINE.samples(100);
        Stop stop = new Stop(null, null, 20, 0.9);
        Fit.Learned adam = fit(samples, problem(Target.SINE, 33, 2, adam(STEPS, stop)));
        Fit.Learned both = fit(samples, problem(Target.SINE, 33, 2, then(STEPS, 10, stop)));
        assertThat(adam.steps()).isLessThan(STEPS);
        assertThat(both.stopped()).isEqualTo(Stopped.PLATEAU);
        assertThat(both.steps()).isEqualTo(adam.steps() + 10);
        assertThat(both.loss()).isLessThan(adam.loss());
    }

    @Test
    void dampedStepsEndAtATargetToo() {
        Samples samples = Target.SINE.samples(100);
        Fit.Learned full = fit(samples, problem(Target.SINE, 128, 2, damped(50, NEVER)));
        Fit.Learned fit = fit(samples, problem(Target.SINE, 128, 2, damped(50, target(0.25))));
        assertThat(fit.stopped()).isEqualTo(Stopped.TARGET);
        assertThat(fit.steps()).isEqualTo(10).isLessThan(full.steps());
        assertThat(Math.sqrt(fit.loss())).isLessThanOrEqualTo(0.125).isGreaterThan(Math.sqrt(full.loss()));
    }

    @Test
    void estimatesTakeDampedStepsIntoAccount() {
        Configuration adam = configuration(512, adam(1000, NEVER));
        Configuration both = configuration(512, then(1000, 100, NEVER));
        double bytes = engine().estimatedBytes(both) - engine().estimatedBytes(adam);
        assertThat(bytes).isBetween(2 * 8.0 * (512 * 256 + 256 * 256), 2.2 * 8.0 * (512 * 256 + 256 * 256));
        assertThat(engine().estimatedSeconds(both)).isGreaterThan(2 * engine().estimatedSeconds(adam));
        assertThat(engine().estimatedSeconds(configuration(512, then(1000, 200, NEVER))))
                .isGreaterThan(1.5 * engine().estimatedSeconds(both));
        assertThat(engine().objection(both)).isEmpty();
    }

    private static Configuration configuration(int width, Training training) {
        return new Configuration(
                new WrittenFunction("line", List.of("x1"), List.of(new Interval(-1, 1)), 256, 1000),
                "x1",
                Shape.function(1, 1),
                null,
                Learn.BIASES,
                width,
                WeightDistribution.UNIFORM,
                WeightScale.range(1),
                1,
                0,
                training,
                1L << 31);
    }

    private static Stop target(double rmse) {
        return new Stop(rmse, 0.5, null, null);
    }

    /** Proposals by the method itself, away from any engine. */
    private static FeedforwardNetwork continued(FeedforwardNetwork network, Samples samples, int proposals) {
        LevenbergMarquardt damped = new LevenbergMarquardt(network, samples);
        int taken = 0;
        while (taken < proposals && damped.step()) {
            taken++;
        }
        return damped.network();
    }

    private static void assertSame(Fit.Learned fit, FeedforwardNetwork expected, int steps) {
        assertThat(fit.network().biases()).isEqualTo(expected.biases());
        assertThat(fit.steps()).isEqualTo(steps);
        assertThat(fit.stopped()).isNull();
    }

    private Fit.Learned fit(Samples samples, Problem problem) {
        return fit(samples, problem, LossListener.NONE);
    }

    private Fit.Learned fit(Samples samples, Problem problem, LossListener listener) {
        Fit fit = engine().fit(samples, List.of(problem), new Execution(listener, null))
                .get(0);
        assertThat(fit).isInstanceOf(Fit.Learned.class);
        return (Fit.Learned) fit;
    }

    private static Problem problem(Target target, int width, long seed, Training training) {
        return Problem.biases(
                FeedforwardNetwork.draw(target.inputs, target.outputs, width, WeightDistribution.UNIFORM, 1, seed, 0),
                1,
                training);
    }

    private static Training adam(int steps, Stop stop) {
        return new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, steps, null, null, null, null, stop);
    }

    private static Training damped(int proposals, Stop stop) {
        return new Training(Optimizer.LEVENBERG_MARQUARDT, 0, Schedule.CONSTANT, 0, null, null, null, proposals, stop);
    }

    private static Training then(int steps, int proposals, Stop stop) {
        return new Training(Optimizer.ADAM_THEN_LM, 0.02, Schedule.COSINE, steps, null, null, null, proposals, stop);
    }
}
