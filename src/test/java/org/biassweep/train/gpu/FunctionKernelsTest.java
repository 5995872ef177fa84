package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceAssumption;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Samples;
import org.biassweep.train.FiniteDifference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One step on a device against the double-precision forward map: losses, and gradients by finite differences. */
class FunctionKernelsTest {

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    /** After Adam's first step its mean is a tenth of the gradient. */
    @ParameterizedTest(name = "{0} inputs, {1} outputs, width {2}, {3} samples")
    @CsvSource({"1, 1, 1, 2", "1, 1, 7, 64", "2, 1, 16, 65", "3, 4, 33, 100", "1, 10, 17, 257", "2, 2, 2100, 40"})
    void lossesAreThoseOfTheForwardMapAndGradientsAgreeWithFiniteDifferences(
            int inputs, int outputs, int width, int count) {
        Samples samples = samples(inputs, outputs, count);
        List<FeedforwardNetwork> networks = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            networks.add(
                    FeedforwardNetwork.draw(inputs, outputs, width + seed, WeightDistribution.UNIFORM, 1, seed, 0));
        }
        Accelerator accelerator = Accelerator.at(null);
        try (Accelerator.Turn turn = accelerator.take();
                FunctionPack pack =
                        new FunctionPack(accelerator, new FunctionDemand(inputs, outputs, count), samples, networks)) {
            float[] losses = pack.learning().readLosses();
            pack.step(0, 1);
            List<float[]> biases = pack.learning().readBiases();
            List<float[]> means = pack.learning().readMeans();
            for (int i = 0; i < networks.size(); i++) {
                FeedforwardNetwork network = networks.get(i);
                double loss = network.loss(samples);
                assertThat((double) losses[i]).isCloseTo(loss, within(1e-5 * loss));
                assertThat(biases.get(i)).as("at a rate of zero").isEqualTo(network.biases());
                for (int unit = 0; unit < network.width(); unit += Math.max(1, width / 40)) {
                    assertThat(means.get(i)[unit] / 0.1)
                            .as("gradient of unit %d of network %d", unit, i)
                            .isCloseTo(
                                    FiniteDifference.byBias(network, samples, unit),
                                    within(1e-4 * Math.sqrt(1 + loss)));
                }
            }
        }
    }

    private static Samples samples(int inputs, int outputs, int count) {
        SplittableRandom random = new SplittableRandom(count);
        return new Samples(
                count,
                inputs,
                outputs,
                random.doubles((long) inputs * count, -1, 1).toArray(),
                random.doubles((long) outputs * count, -1, 1).toArray());
    }
}
