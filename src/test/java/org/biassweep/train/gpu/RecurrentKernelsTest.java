package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceAssumption;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Orbits;
import org.biassweep.task.Penalty;
import org.biassweep.task.Trajectories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One step on a device against runs in double precision: losses, and gradients by finite differences. */
class RecurrentKernelsTest {

    private static final float STEP = 1e-5f;

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    /** After Adam's first step its mean is a tenth of the gradient. */
    @ParameterizedTest(name = "{0}, {1}, {2}, α {3}: {4} trajectories, horizon {5}, {6} inputs, {7} outputs, width {8}")
    @CsvSource({
        "TANH, ZERO, AUTONOMOUS, 0, 1, 1, 0, 1, 1",
        "TANH, RANDOM_LINEAR, AUTONOMOUS, -0.8, 5, 7, 0, 2, 30",
        "TANH, RANDOM_LINEAR, TEACHER_FORCED, 0.3, 33, 4, 1, 1, 62",
        "TANH, WARM_UP, AUTONOMOUS, 0, 32, 3, 2, 35, 31",
        "TANH, WARM_UP, SELF_FED, -1, 70, 5, 2, 3, 100",
        "RELU, RANDOM_LINEAR, AUTONOMOUS, -0.8, 17, 6, 1, 2, 64",
        "RELU, WARM_UP, TEACHER_FORCED, 0, 40, 5, 0, 3, 33",
        "RELU, ZERO, SELF_FED, 0.3, 3, 8, 2, 1, 95"
    })
    void lossesAreThoseOfTheRunsAndGradientsAgreeWithFiniteDifferences(
            Activation activation,
            InitialState initial,
            RunMode run,
            double alpha,
            int count,
            int horizon,
            int inputs,
            int outputs,
            int width) {
        int lead = initial == InitialState.WARM_UP ? 3 : 0;
        Penalty penalty = horizon < 3 ? Penalty.NONE : new Penalty(0.5, 0.25);
        Trajectories data = Orbits.of(count, horizon, lead, inputs, outputs, penalty);
        Recurrence recurrence = new Recurrence(alpha, 0.7, activation, initial, lead, run, 1e9);
        List<RecurrentNetwork> networks = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            networks.add(RecurrentNetwork.draw(
                    recurrence,
                    Orbits.shape(data),
                    width + seed,
                    WeightDistribution.GAUSSIAN,
                    WeightScale.gain(1.2),
                    seed,
                    0));
        }
        Accelerator accelerator = Accelerator.at(null);
        RecurrentDemand demand = RecurrentDemand.of(networks.get(0), data);
        try (Accelerator.Turn turn = accelerator.take();
                RecurrentPack pack = new RecurrentPack(accelerator, demand, data, networks)) {
            float[] losses = pack.learning().readLosses();
            pack.step(0, 1);
            List<float[]> biases = pack.learning().readBiases();
            List<float[]> means = pack.learning().readMeans();
            for (int i = 0; i < networks.size(); i++) {
                RecurrentNetwork network = networks.get(i);
                double loss = network.loss(data);
                assertThat((double) losses[i]).isCloseTo(loss, within(1e-5 * loss));
                assertThat(biases.get(i)).as("at a rate of zero").isEqualTo(network.biases());
                for (int unit = 0; unit < network.width(); unit += Math.max(1, width / 20)) {
                    assertThat(means.get(i)[unit] / 0.1)
                            .as("gradient of unit %d of network %d", unit, i)
                            .isCloseTo(finiteDifference(network, data, unit), within(3e-5 * Math.sqrt(1 + loss)));
                }
            }
        }
    }

    /** The biases are single precision, and what lies between them is what was moved; the rest is double. */
    private static double finiteDifference(RecurrentNetwork network, Trajectories data, int unit) {
        float[] above = network.biases().clone();
        float[] below = network.biases().clone();
        above[unit] += STEP;
        below[unit] -= STEP;
        return (network.withBiases(above).loss(data) - network.withBiases(below).loss(data))
                / ((double) above[unit] - below[unit]);
    }

    /** The loss of the second has an exponent too many for single precision, its gradient has not. */
    @ParameterizedTest
    @CsvSource({"1e18, true", "1e20, false"})
    void afterALossThatIsNotFiniteNoBiasIsANumber(double target, boolean isFinite) {
        for (float bias : afterAStep(1, target).biases()) {
            assertThat(Float.isFinite(bias)).isEqualTo(isFinite);
        }
    }

    /** Squares of numbers of 1e20 are beyond single precision. */
    @Test
    void aGradientIsCutDownHoweverLargeItIs() {
        float[] free = afterAStep(1e30, 1e18).gradient();
        float[] clipped = afterAStep(0.5, 1e18).gradient();
        assertThat(norm(free)).isBetween(1e20, 1e25);
        assertThat(norm(clipped)).isCloseTo(0.5, within(1e-6));
        for (int unit = 0; unit < free.length; unit++) {
            assertThat(clipped[unit] / 0.5).isCloseTo(free[unit] / norm(free), within(1e-6));
        }
    }

    /** What a network has after a step at a rate of zero: biases, and the gradient as it was clipped. */
    private record Moved(float[] biases, float[] gradient) {}

    /** One step from zero under weights of about 100, towards targets all of the same size. */
    private static Moved afterAStep(double clip, double target) {
        Trajectories data = Orbits.of(3, 1, 0, 0, 1, Penalty.NONE);
        Arrays.fill(data.y(), target);
        Recurrence recurrence = new Recurrence(0, 1, Activation.RELU, InitialState.ZERO, 0, RunMode.AUTONOMOUS, clip);
        RecurrentNetwork network = RecurrentNetwork.draw(
                recurrence, Orbits.shape(data), 70, WeightDistribution.UNIFORM, WeightScale.range(100), 1, 0);
        Accelerator accelerator = Accelerator.at(null);
        RecurrentDemand demand = RecurrentDemand.of(network, data);
        try (Accelerator.Turn turn = accelerator.take();
                RecurrentPack pack = new RecurrentPack(accelerator, demand, data, List.of(network))) {
            pack.step(0, 1);
            float[] gradient = pack.learning().readMeans().get(0);
            for (int unit = 0; unit < gradient.length; unit++) {
                gradient[unit] *= 10;
            }
            return new Moved(pack.learning().readBiases().get(0), gradient);
        }
    }

    private static double norm(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += (double) number * number;
        }
        return Math.sqrt(sum);
    }
}
