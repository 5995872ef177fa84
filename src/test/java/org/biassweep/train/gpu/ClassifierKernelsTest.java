package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceAssumption;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Clusters;
import org.biassweep.task.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One step on a device against the double-precision forward map: losses, and gradients by finite differences. */
class ClassifierKernelsTest {

    private static final double STEP = 1e-6;

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    /** After Adam's first step its mean is a tenth of the gradient. */
    @ParameterizedTest(name = "{0} inputs, {1} classes, width {2}, {3} samples by {4}")
    @CsvSource({
        "1, 2, 1, 5, 2",
        "3, 3, 62, 40, 16",
        "17, 10, 64, 65, 33",
        "5, 3, 65, 100, 100",
        "13, 10, 100, 70, 200",
        "33, 3, 31, 300, 7",
        "2, 2, 8199, 9, 4"
    })
    void lossesAreThoseOfTheForwardMapAndGradientsAgreeWithFiniteDifferences(
            int inputs, int classes, int width, int count, int batchSize) {
        Examples examples = Clusters.of(count, inputs, classes, 1);
        List<FeedforwardNetwork> networks = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            networks.add(
                    FeedforwardNetwork.draw(inputs, classes, width + seed, WeightDistribution.UNIFORM, 1, seed, 0));
        }
        List<Start> starts = List.of(new Start(1, 0), new Start(2, 0), new Start(1, 0));
        ClassifierDemand demand = new ClassifierDemand(inputs, classes, count, batchSize);
        Accelerator accelerator = Accelerator.at(null);
        try (Accelerator.Turn turn = accelerator.take();
                ClassifierPack pack = new ClassifierPack(accelerator, demand, examples, networks, starts, 5)) {
            float[] first = pack.learning().readLosses();
            pack.step(0, 1);
            float[] second = pack.learning().readLosses();
            List<float[]> means = pack.learning().readMeans();
            float[] all = pack.finalLosses();
            List<float[]> biases = pack.learning().readBiases();
            assertThat(pack.learning().readMeans()).as("a pass forwards").containsExactlyElementsOf(means);
            for (int i = 0; i < networks.size(); i++) {
                FeedforwardNetwork network = networks.get(i);
                Examples minibatch = minibatch(examples, starts.get(i), 0, batchSize);
                assertLoss(first[i], network, minibatch);
                assertLoss(second[i], network, minibatch(examples, starts.get(i), 1, batchSize));
                assertLoss(all[i], network, examples);
                assertThat(biases.get(i)).as("at a rate of zero").isEqualTo(network.biases());
                for (int unit = 0; unit < network.width(); unit += Math.max(1, width / 40)) {
                    assertThat(means.get(i)[unit] / 0.1)
                            .as("gradient of unit %d of network %d", unit, i)
                            .isCloseTo(finiteDifference(network, minibatch, unit), within(1e-5));
                }
            }
        }
    }

    private static void assertLoss(double loss, FeedforwardNetwork network, Examples examples) {
        double expected = examples.crossEntropy(network.evaluate(examples));
        assertThat(loss).isCloseTo(expected, within(1e-5 * expected));
    }

    /** Where an epoch has but one minibatch, the second is the next epoch's. */
    private static Examples minibatch(Examples examples, Start start, int number, int size) {
        boolean isNextEpoch = number * size >= examples.count();
        int[] order = start.order(isNextEpoch ? number : 0, examples.count());
        int first = isNextEpoch ? 0 : number * size;
        int[] samples = Arrays.copyOfRange(order, first, Math.min(first + size, order.length));
        float[] values = new float[samples.length * examples.inputs()];
        for (int i = 0; i < samples.length; i++) {
            examples.features().read(samples[i], values, i * examples.inputs());
        }
        int[] labels = IntStream.of(samples).map(n -> examples.labels()[n]).toArray();
        return new Examples(Clusters.features(examples.inputs(), values), labels, examples.classes());
    }

    /** In double precision; the draws leave no unit's kink within a step of a sample. */
    private static double finiteDifference(FeedforwardNetwork network, Examples examples, int unit) {
        double[] outputs = network.evaluate(examples);
        return (lossWith(network, examples, unit, outputs, STEP) - lossWith(network, examples, unit, outputs, -STEP))
                / (2 * STEP);
    }

    private static double lossWith(
            FeedforwardNetwork network, Examples examples, int unit, double[] outputs, double shift) {
        int inputs = network.inputs();
        float[] x = new float[inputs];
        double[] moved = outputs.clone();
        for (int n = 0; n < examples.count(); n++) {
            examples.features().read(n, x, 0);
            double h = network.biases()[unit];
            for (int i = 0; i < inputs; i++) {
                h += (double) network.inputWeights()[unit * inputs + i] * x[i];
            }
            for (int k = 0; k < network.outputs(); k++) {
                moved[k * examples.count() + n] += network.readoutWeights()[unit * network.outputs() + k]
                        * (Math.max(h + shift, 0) - Math.max(h, 0));
            }
        }
        return examples.crossEntropy(moved);
    }
}
