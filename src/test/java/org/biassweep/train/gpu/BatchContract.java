package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceAssumption;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.task.Data;
import org.biassweep.train.Engine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What many networks of any kind of task promise that are trained at once: to be what they are alone, beside ill neighbours too. */
abstract class BatchContract {

    private static final int STEPS = 40;

    /** What is trained on. */
    abstract Data data();

    /** How networks are trained together. */
    abstract Packs packs(Accelerator accelerator);

    /** Networks of several widths, seeds, scales and schedules. */
    abstract List<Problem> mixed(int steps);

    abstract Problem problem(int width, Training training);

    abstract Training training(double rate, Schedule schedule, int steps);

    /** Bytes of the largest buffer that there are for each unit. */
    abstract long bytesOfAUnit();

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    @Test
    void neitherOrderNorCompanyMakesADifferenceToTheBits() {
        List<Problem> batch = mixed(STEPS);
        List<Fit> fits = fit(batch);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, batch.size()).boxed().toList());
        Collections.shuffle(order, new Random(3));
        List<Fit> shuffled = fit(order.stream().map(batch::get).toList());
        for (int i = 0; i < order.size(); i++) {
            assertSameBits(shuffled.get(i), fits.get(order.get(i)));
        }
        for (int i = 0; i < batch.size(); i += 4) {
            assertSameBits(alone(batch.get(i)), fits.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e38, Double.NaN, Double.POSITIVE_INFINITY})
    void anIllNetworkDoesNoHarmToItsNeighbours(double rate) {
        Problem well = problem(33, training(0.02, Schedule.COSINE, STEPS));
        Problem ill = problem(40, training(rate, Schedule.CONSTANT, STEPS));
        Fit alone = alone(well);
        List<Fit> fits = fit(List.of(ill, well, ill, well));
        assertSameBits(fits.get(1), alone);
        assertSameBits(fits.get(3), alone);
        assertThat(List.of(fits.get(0), fits.get(2)))
                .allSatisfy(fit -> assertThat(fit)
                        .isInstanceOfSatisfying(
                                Fit.Failed.class,
                                failed -> assertThat(failed.reason()).startsWith("diverged: ")));
    }

    /** Room for 150 units: 300 is too many, and the others take three packs. */
    @Test
    void whatFindsNoRoomTogetherIsTrainedInTurn() {
        List<Problem> batch = Arrays.stream(new int[] {100, 300, 90, 60, 100})
                .mapToObj(width -> problem(width, training(0.02, Schedule.COSINE, STEPS)))
                .toList();
        List<Fit> together = fit(batch);
        Map<Integer, Double> last = new TreeMap<>();
        LossListener listener = (problem, step, loss) -> last.put(problem, loss);
        Accelerator accelerator = Accelerator.at(null);
        Room room = new Room("card", 1e9, 150 * bytesOfAUnit());
        List<Fit> fits = GpuEngine.fit(accelerator, room, packs(accelerator), batch, new Execution(listener, null));
        assertThat(((Fit.Failed) fits.get(1)).reason()).startsWith("out of memory: width 300 needs about 0.0 GiB");
        for (int i : new int[] {0, 2, 3, 4}) {
            assertSameBits(fits.get(i), together.get(i));
            assertThat(last).containsEntry(i, learned(fits.get(i)).loss());
        }
        assertThat(last).hasSize(4);
    }

    final List<Fit> fit(List<Problem> batch) {
        return new GpuEngine().fit(data(), batch, Execution.PLAIN);
    }

    final Fit alone(Problem problem) {
        return fit(List.of(problem)).get(0);
    }

    /** Each network is what another engine makes of it, its biases to a share of their unit, its loss to a share of itself. */
    static void assertLearns(Data data, List<Problem> batch, Engine other, double biasShare, double lossShare) {
        List<Fit> fits = new GpuEngine().fit(data, batch, Execution.PLAIN);
        List<Fit> expected = other.fit(data, batch, Execution.PLAIN);
        for (int i = 0; i < batch.size(); i++) {
            Fit.Learned ours = learned(fits.get(i));
            Fit.Learned theirs = learned(expected.get(i));
            assertThat(ours.loss()).isCloseTo(theirs.loss(), within(lossShare * theirs.loss()));
            float[] biases = ours.network().biases();
            assertThat(biases).hasSameSizeAs(theirs.network().biases());
            for (int unit = 0; unit < biases.length; unit++) {
                assertThat((double) biases[unit])
                        .as("unit %d of %d", unit, biases.length)
                        .isCloseTo(
                                theirs.network().biases()[unit],
                                within(biasShare * batch.get(i).unit()));
            }
        }
    }

    static void assertSameBits(Fit fit, Fit expected) {
        assertThat(learned(fit)).usingRecursiveComparison().isEqualTo(expected);
    }

    static Fit.Learned learned(Fit fit) {
        assertThat(fit).isInstanceOf(Fit.Learned.class);
        return (Fit.Learned) fit;
    }
}
