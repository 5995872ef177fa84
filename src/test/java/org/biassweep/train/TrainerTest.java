package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Smoothness;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Data;
import org.biassweep.task.Samples;
import org.biassweep.task.Shape;
import org.biassweep.task.Task;
import org.biassweep.task.Tasks;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.biassweep.trial.Status;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerTest {

    private static final WrittenFunction LINE =
            new WrittenFunction("line", List.of("x1"), List.of(new Interval(-1, 1)), 64, 100);
    private static final int NEVER_ENDING = Integer.MAX_VALUE;

    /** The first training of a process loads classes for as long as a trial may take here. */
    @Test
    void aTrialThatNeverEndsIsGivenUpAndTheNextIsTrained() {
        Task task = Tasks.of(LINE, Recurrence.DEFAULT);
        new Trainer(task, 60, Set.of(), Execution.PLAIN).train(List.of(trial(8, 10)));

        List<TrialResult> results = new Trainer(task, 2, Set.of(), Execution.PLAIN)
                .train(List.of(trial(8, 10), trial(8, NEVER_ENDING), trial(8, 10)));

        assertThat(results).extracting(TrialResult::status).containsExactly(Status.OK, Status.FAILED, Status.OK);
        assertThat(results.get(1).reason()).isEqualTo("took longer than trial_timeout, 2 seconds, and was given up");
        assertThat(results.get(2).errors()).isEqualTo(results.get(0).errors());
    }

    @Test
    void aTrialThatNeedsMoreMemoryThanThereIsSaysSoAndTheNextIsTrained() {
        WrittenFunction huge = new WrittenFunction("huge", List.of("x1"), List.of(new Interval(-1, 1)), 1024, 10);
        List<TrialResult> results = new Trainer(Tasks.of(huge, Recurrence.DEFAULT), 60, Set.of(), Execution.PLAIN)
                .train(List.of(trial(huge, 1 << 20, 1), trial(huge, 8, 10)));

        assertThat(results).extracting(TrialResult::status).containsExactly(Status.FAILED, Status.OK);
        assertThat(results.get(0).reason())
                .startsWith("out of memory: it needs about 4.")
                .contains("GiB");
    }

    /** A stub that needs one MiB a unit and takes up to three networks. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"1 1 1 1, 3", "1 1, 2", "4 4 1, 2", "4 5 1, 1", "9 1, 1", "4 9 1, 1"})
    void aBatchIsWhatTheEngineTakesAndMemoryAllows(String widths, int expected) {
        List<Trial> trials = Arrays.stream(widths.split(" "))
                .map(width -> trial(Integer.parseInt(width), 1))
                .toList();
        assertThat(Trainer.batchSize(new ThreeAtATime(), trials, new MemoryBudget(8.0 * (1 << 20))))
                .isEqualTo(expected);
    }

    private static final class ThreeAtATime implements Engine {

        @Override
        public EngineVersion version() {
            return new EngineVersion("three", 1);
        }

        @Override
        public Optional<String> objection(Configuration configuration) {
            return Optional.empty();
        }

        @Override
        public double estimatedSeconds(Configuration configuration) {
            return 1;
        }

        @Override
        public double estimatedBytes(Configuration configuration) {
            return configuration.width() * (double) (1 << 20);
        }

        @Override
        public int batchSize() {
            return 3;
        }

        @Override
        public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
            throw new UnsupportedOperationException();
        }
    }

    /** Samples on the zeros of a sine see nothing of it. */
    @Test
    void theSupIsCertifiedWhereTheTaskKnowsWhatLiesBetweenSamples() {
        List<Interval> domain = List.of(new Interval(-1, 1));
        List<String> target = List.of("sin(4 * pi * x1)");
        Smoothness smoothness = Smoothness.secondDerivative(158);
        WrittenFunction known = new WrittenFunction("sine", target, domain, smoothness, 5, 5);
        WrittenFunction sampled = new WrittenFunction("sine", target, domain, 5, 5);

        TrialResult certified = result(known);
        assertThat(certified.supIsCertified()).isTrue();
        assertThat(certified.errors().get(ErrorMeasure.SUP)).isGreaterThan(0.9);
        assertThat(certified.errors().get(ErrorMeasure.RMSE))
                .isEqualTo(result(sampled).errors().get(ErrorMeasure.RMSE));
        assertThat(result(sampled).supIsCertified()).isFalse();
        assertThat(result(sampled).errors().get(ErrorMeasure.SUP)).isLessThan(0.2);
    }

    private static TrialResult result(WrittenFunction function) {
        return new Trainer(Tasks.of(function, Recurrence.DEFAULT), 60, Set.of(), Execution.PLAIN)
                .train(List.of(trial(function, 16, 500)))
                .get(0);
    }

    @Test
    void aTrialThatThrowsIsARowWithWhatItThrew() {
        Task broken = new Task() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String definition() {
                return "broken";
            }

            @Override
            public Shape shape() {
                return Shape.function(1, 1);
            }

            @Override
            public Samples trainingData() {
                throw new StackOverflowError("too deep");
            }

            @Override
            public Samples evaluationData() {
                throw new IllegalStateException("none");
            }

            @Override
            public Set<ErrorMeasure> errors() {
                return Set.of();
            }

            @Override
            public Map<ErrorMeasure, Double> measure(double[] outputs) {
                return Map.of();
            }
        };
        TrialResult result = new Trainer(broken, 60, Set.of(), Execution.PLAIN)
                .train(List.of(trial(8, 10)))
                .get(0);

        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.reason()).isEqualTo("threw java.lang.StackOverflowError: too deep");
        assertThat(result.errors()).isEmpty();
        assertThat(result.trainLoss()).isNaN();
    }

    @Test
    void anInterruptedTrainerStopsAtOnce() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new Trainer(Tasks.of(LINE, Recurrence.DEFAULT), 60, Set.of(), Execution.PLAIN)
                        .train(List.of(trial(8, NEVER_ENDING))))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).as("the caller still knows").isTrue();
    }

    @Test
    void aDivergingTrialSaysWhen() {
        Training wild = new Training(Optimizer.ADAM, 1e38, Schedule.CONSTANT, 100);
        TrialResult result = new Trainer(Tasks.of(LINE, Recurrence.DEFAULT), 60, Set.of(), Execution.PLAIN)
                .train(List.of(trial(LINE, 8, wild)))
                .get(0);

        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.reason()).matches("diverged: the loss is (NaN|Infinity) after \\d+ steps");
    }

    private static Trial trial(int width, int steps) {
        return trial(LINE, width, steps);
    }

    private static Trial trial(WrittenFunction task, int width, int steps) {
        return trial(task, width, new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, steps));
    }

    private static Trial trial(WrittenFunction task, int width, Training training) {
        return new Trial(
                new Configuration(
                        task,
                        "x1",
                        Shape.function(1, 1),
                        null,
                        Learn.BIASES,
                        width,
                        WeightDistribution.UNIFORM,
                        WeightScale.range(1),
                        3,
                        0,
                        training,
                        1L << 31),
                new EngineVersion("fused", 1));
    }
}
