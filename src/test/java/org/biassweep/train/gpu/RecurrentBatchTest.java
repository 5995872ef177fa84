package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceAssumption;
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
import org.biassweep.task.Orbits;
import org.biassweep.task.Penalty;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.biassweep.train.bptt.BpttEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many recurrent networks at once: against the CPU, against themselves alone, and beside ill neighbours. */
class RecurrentBatchTest {

    private static final int[] WIDTHS = {1, 31, 32, 33, 100};

    /** Two tiles of columns, the second with five trajectories. */
    private static final Trajectories DATA = Orbits.of(37, 6, 2, 1, 2, new Penalty(0.5, 0.25));

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    /**
     * Rounding may switch a trajectory at a kink of ReLU a step early, and steps of four times the size make more of that:
     * one bias was then off by 8e-4 of its unit. In this batch none is off by more than 2e-5, of tanh 3e-6, and no loss by
     * more than 2e-7 of itself.
     */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void aMixedBatchLearnsWhatTheBpttEngineLearns(Activation activation) {
        List<Problem> batch = mixed(activation, 200);
        List<Fit> expected = new BpttEngine().fit(DATA, batch, Execution.PLAIN);
        List<Fit> fits = new GpuEngine().fit(DATA, batch, Execution.PLAIN);
        for (int i = 0; i < batch.size(); i++) {
            Fit.Learned theirs = learned(expected.get(i));
            Fit.Learned ours = learned(fits.get(i));
            assertThat(ours.loss()).isCloseTo(theirs.loss(), within(1e-5 * theirs.loss()));
            assertThat(ours.network().biases()).hasSameSizeAs(theirs.network().biases());
            for (int unit = 0; unit < theirs.network().width(); unit++) {
                assertThat((double) ours.network().biases()[unit])
                        .as("unit %d of %d", unit, theirs.network().width())
                        .isCloseTo(
                                theirs.network().biases()[unit],
                                within(5e-4 * batch.get(i).unit()));
            }
        }
    }

    @Test
    void neitherOrderNorCompanyMakesADifferenceToTheBits() {
        List<Problem> batch = mixed(Activation.RELU, 30);
        List<Fit> fits = new GpuEngine().fit(DATA, batch, Execution.PLAIN);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(3));
        List<Fit> shuffled =
                new GpuEngine().fit(DATA, order.stream().map(batch::get).toList(), Execution.PLAIN);
        for (int i = 0; i < order.size(); i++) {
            assertSameBits(shuffled.get(i), fits.get(order.get(i)));
        }
        for (int i = 0; i < batch.size(); i += 3) {
            assertSameBits(alone(batch.get(i)), fits.get(i));
        }
    }

    @Test
    void networksOfDifferentStepsAndEarlyEndsAreThoseTheyAreAlone() {
        Stop stop = new Stop(null, null, 20, 0.5);
        List<Problem> batch = List.of(
                problem(33, adam(0.02, Schedule.COSINE, 1)),
                problem(33, adam(0.02, Schedule.COSINE, 65)),
                problem(33, new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, 65, null, null, null, null, stop)),
                problem(33, adam(0.02, Schedule.COSINE, 32)));
        List<Fit> fits = new GpuEngine().fit(DATA, batch, Execution.PLAIN);
        for (int i = 0; i < batch.size(); i++) {
            assertSameBits(fits.get(i), alone(batch.get(i)));
        }
        assertThat(fits)
                .extracting(fit -> learned(fit).steps())
                .startsWith(1, 65)
                .endsWith(32);
        assertThat(learned(fits.get(2)).steps()).isPositive().isLessThan(65);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e30, Double.NaN, Double.POSITIVE_INFINITY})
    void anIllNetworkDoesNoHarmToItsNeighbours(double rate) {
        Problem well = problem(33, adam(0.02, Schedule.COSINE, 30));
        Problem ill = problem(40, adam(rate, Schedule.CONSTANT, 30));
        Fit alone = alone(well);
        List<Fit> fits = new GpuEngine().fit(DATA, List.of(ill, well, ill, well), Execution.PLAIN);
        assertSameBits(fits.get(1), alone);
        assertSameBits(fits.get(3), alone);
        assertThat(List.of(fits.get(0), fits.get(2)))
                .allSatisfy(fit -> assertThat(fit)
                        .isInstanceOfSatisfying(
                                Fit.Failed.class,
                                failed -> assertThat(failed.reason()).startsWith("diverged: ")));
    }

    /** The largest buffer has 9 states of 64 columns a unit. Room for 150: 300 is too many, the others take three packs. */
    @Test
    void whatFindsNoRoomTogetherIsTrainedInTurn() {
        List<Problem> batch = new ArrayList<>();
        for (int width : new int[] {100, 300, 90, 60, 100}) {
            batch.add(problem(width, adam(0.02, Schedule.COSINE, 20)));
        }
        List<Fit> together = new GpuEngine().fit(DATA, batch, Execution.PLAIN);
        Map<Integer, Double> last = new TreeMap<>();
        LossListener listener = (problem, step, loss) -> last.put(problem, loss);
        Accelerator accelerator = Accelerator.at(null);
        Room room = new Room("card", 1e9, 150 * 9 * 64 * 4);
        Packs packs = new RecurrentPacks(accelerator, DATA);
        List<Fit> fits = GpuEngine.fit(accelerator, room, packs, batch, listener);
        assertThat(((Fit.Failed) fits.get(1)).reason()).startsWith("out of memory: width 300 needs about 0.0 GiB");
        for (int i : new int[] {0, 2, 3, 4}) {
            assertSameBits(fits.get(i), together.get(i));
            assertThat(last).containsEntry(i, learned(fits.get(i)).loss());
        }
        assertThat(last).hasSize(4);
    }

    @Test
    void networksThatAreRunDifferentlyAreNotTrainedTogether() {
        Training training = adam(0.02, Schedule.COSINE, 10);
        List<Problem> batch = List.of(
                problem(recurrence(Activation.RELU, 1), 5, 1, WeightScale.gain(1), training),
                problem(recurrence(Activation.TANH, 1), 5, 1, WeightScale.gain(1), training));
        assertThatThrownBy(() -> new GpuEngine().fit(DATA, batch, Execution.PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("RELU", "TANH");
    }

    private static List<Problem> mixed(Activation activation, int steps) {
        List<Problem> batch = new ArrayList<>();
        for (int width : WIDTHS) {
            for (WeightScale scale : List.of(WeightScale.gain(0.8), WeightScale.gain(1.2), WeightScale.range(0.1))) {
                double clip = batch.size() % 2 == 0 ? 0.1 : 1e9;
                Schedule schedule = batch.size() % 3 == 0 ? Schedule.CONSTANT : Schedule.COSINE;
                Training training = adam(0.005, schedule, steps);
                batch.add(problem(recurrence(activation, clip), width, width + batch.size(), scale, training));
            }
        }
        return batch;
    }

    private static Recurrence recurrence(Activation activation, double clip) {
        return new Recurrence(-0.5, 0.5, activation, InitialState.WARM_UP, 2, RunMode.TEACHER_FORCED, clip);
    }

    private static Problem problem(int width, Training training) {
        return problem(recurrence(Activation.RELU, 1), width, 1, WeightScale.gain(1.2), training);
    }

    private static Problem problem(Recurrence recurrence, int width, long seed, WeightScale scale, Training training) {
        return Problem.biases(
                RecurrentNetwork.draw(
                        recurrence, Orbits.shape(DATA), width, WeightDistribution.GAUSSIAN, scale, seed, 0),
                scale.biasUnit(),
                training);
    }

    private static Training adam(double rate, Schedule schedule, int steps) {
        return new Training(Optimizer.ADAM, rate, schedule, steps);
    }

    private static Fit alone(Problem problem) {
        return new GpuEngine().fit(DATA, List.of(problem), Execution.PLAIN).get(0);
    }

    private static void assertSameBits(Fit fit, Fit expected) {
        assertThat(learned(fit).network().biases())
                .isEqualTo(learned(expected).network().biases());
        assertThat(learned(fit).loss()).isEqualTo(learned(expected).loss());
        assertThat(learned(fit).steps()).isEqualTo(learned(expected).steps());
    }

    private static Fit.Learned learned(Fit fit) {
        assertThat(fit).isInstanceOf(Fit.Learned.class);
        return (Fit.Learned) fit;
    }
}
