package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.biassweep.device.Accelerator;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Stop;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Data;
import org.biassweep.task.Orbits;
import org.biassweep.task.Penalty;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;
import org.biassweep.train.bptt.BpttEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many recurrent networks at once. */
class RecurrentBatchTest extends BatchContract {

    private static final int[] WIDTHS = {1, 31, 32, 33, 100};

    /** Two tiles of columns, the second with five trajectories. */
    private static final Trajectories DATA = Orbits.of(37, 6, 2, 1, 2, new Penalty(0.5, 0.25));

    /**
     * Rounding may switch a trajectory at a kink of ReLU a step early, and steps of four times the size make more of that:
     * one bias was then off by 8e-4 of its unit. In this batch none is off by more than 2e-5, of tanh 3e-6, and no loss by
     * more than 2e-7 of itself.
     */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void aMixedBatchLearnsWhatTheBpttEngineLearns(Activation activation) {
        assertLearns(DATA, mixed(activation, 200), new BpttEngine(), 5e-4, 1e-5);
    }

    @Test
    void networksOfDifferentStepsAndEarlyEndsAreThoseTheyAreAlone() {
        Stop stop = new Stop(null, null, 20, 0.5);
        List<Problem> batch = List.of(
                problem(33, training(0.02, Schedule.COSINE, 1)),
                problem(33, training(0.02, Schedule.COSINE, 65)),
                problem(33, new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, 65, null, null, null, null, stop)),
                problem(33, training(0.02, Schedule.COSINE, 32)));
        List<Fit> fits = fit(batch);
        for (int i = 0; i < batch.size(); i++) {
            assertSameBits(fits.get(i), alone(batch.get(i)));
        }
        assertThat(fits)
                .extracting(fit -> learned(fit).steps())
                .startsWith(1, 65)
                .endsWith(32);
        assertThat(learned(fits.get(2)).steps()).isPositive().isLessThan(65);
    }

    @Test
    void networksThatAreRunDifferentlyAreNotTrainedTogether() {
        Training training = training(0.02, Schedule.COSINE, 10);
        List<Problem> batch = List.of(
                problem(recurrence(Activation.RELU, 1), 5, 1, WeightScale.gain(1), training),
                problem(recurrence(Activation.TANH, 1), 5, 1, WeightScale.gain(1), training));
        assertThatThrownBy(() -> fit(batch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("RELU", "TANH");
    }

    @Override
    Data data() {
        return DATA;
    }

    @Override
    Packs packs(Accelerator accelerator) {
        return new RecurrentPacks(accelerator, DATA);
    }

    /** Of 9 states of 64 columns. */
    @Override
    long bytesOfAUnit() {
        return 4 * 9 * 64;
    }

    @Override
    List<Problem> mixed(int steps) {
        return mixed(Activation.RELU, steps);
    }

    private List<Problem> mixed(Activation activation, int steps) {
        List<Problem> batch = new ArrayList<>();
        for (int width : WIDTHS) {
            for (WeightScale scale : List.of(WeightScale.gain(0.8), WeightScale.gain(1.2), WeightScale.range(0.1))) {
                double clip = batch.size() % 2 == 0 ? 0.1 : 1e9;
                Schedule schedule = batch.size() % 3 == 0 ? Schedule.CONSTANT : Schedule.COSINE;
                Training training = training(0.005, schedule, steps);
                batch.add(problem(recurrence(activation, clip), width, width + batch.size(), scale, training));
            }
        }
        return batch;
    }

    private static Recurrence recurrence(Activation activation, double clip) {
        return new Recurrence(-0.5, 0.5, activation, InitialState.WARM_UP, 2, RunMode.TEACHER_FORCED, clip);
    }

    @Override
    Problem problem(int width, Training training) {
        return problem(recurrence(Activation.RELU, 1), width, 1, WeightScale.gain(1.2), training);
    }

    private static Problem problem(Recurrence recurrence, int width, long seed, WeightScale scale, Training training) {
        return Problem.biases(
                RecurrentNetwork.draw(
                        recurrence, Orbits.shape(DATA), width, WeightDistribution.GAUSSIAN, scale, seed, 0),
                scale.biasUnit(),
                training);
    }

    @Override
    Training training(double rate, Schedule schedule, int steps) {
        return new Training(Optimizer.ADAM, rate, schedule, steps);
    }
}
