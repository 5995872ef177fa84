package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.biassweep.device.DeviceAssumption;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Shape;
import org.biassweep.task.Task;
import org.biassweep.task.Tasks;
import org.biassweep.train.Execution;
import org.biassweep.train.Trainer;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Status;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trials that are trained together. */
class GpuTrainerTest {

    private static final WrittenFunction LINE =
            new WrittenFunction("line", List.of("x1"), List.of(new Interval(-1, 1)), 64, 100);
    private static final int NEVER_ENDING = Integer.MAX_VALUE;

    private final Task task = Tasks.of(LINE, Recurrence.DEFAULT);

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    @Test
    void trialsOfABatchAreTheirOwnResultsInTheirOrder() {
        List<Integer> heard = new ArrayList<>();
        Execution execution = new Execution((index, step, loss) -> heard.add(index), null);
        List<TrialResult> results = new Trainer(task, 60, Set.of(), execution).train(trials(5, 10, 20, 5));
        assertThat(results).extracting(TrialResult::status).containsOnly(Status.OK);
        assertThat(results).extracting(TrialResult::steps).containsExactly(5, 10, 20, 5);
        assertThat(results.get(3).errors()).isEqualTo(results.get(0).errors());
        assertThat(heard.subList(0, 5)).as("they learn together").containsExactly(0, 1, 2, 3, 0);
        assertThat(results)
                .extracting(TrialResult::trainSeconds)
                .containsOnly(results.get(0).trainSeconds());
    }

    @Test
    void oneThatNeverEndsIsGivenUpAndItsNeighboursAreTrained() {
        List<TrialResult> expected = new Trainer(task, 60, Set.of(), Execution.PLAIN).train(trials(10, 20));
        List<TrialResult> results =
                new Trainer(task, 0.5, Set.of(), Execution.PLAIN).train(trials(10, NEVER_ENDING, 20));
        assertThat(results).extracting(TrialResult::status).containsExactly(Status.OK, Status.FAILED, Status.OK);
        assertThat(results.get(0).errors()).isEqualTo(expected.get(0).errors());
        assertThat(results.get(1).reason()).isEqualTo("took longer than trial_timeout, 0.5 seconds, and was given up");
        assertThat(results.get(2).errors()).isEqualTo(expected.get(1).errors());
    }

    private static List<Trial> trials(int... steps) {
        return Arrays.stream(steps)
                .mapToObj(count -> new Trial(
                        new Configuration(
                                LINE,
                                "x1",
                                Shape.function(1, 1),
                                null,
                                Learn.BIASES,
                                8,
                                WeightDistribution.UNIFORM,
                                WeightScale.range(1),
                                3,
                                0,
                                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, count),
                                1L << 31),
                        new GpuEngine().version()))
                .toList();
    }
}
