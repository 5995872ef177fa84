package org.biassweep.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Clusters;
import org.biassweep.task.Examples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs and activities of examples against the plain formula; tiles are of 512 units or examples, and of 64 units. */
class ClassifierTest {

    @ParameterizedTest(name = "{0} units, {1} examples, {2} inputs, {3} classes")
    @CsvSource({"1, 1, 1, 2", "64, 512, 3, 2", "65, 511, 1, 10", "512, 513, 7, 3", "513, 1030, 5, 4", "1100, 3, 13, 10"
    })
    void outputsAndActivitiesAreThoseOfTheFormula(int width, int count, int inputs, int classes) {
        Examples examples = Clusters.of(count, inputs, classes, 1);
        FeedforwardNetwork network =
                FeedforwardNetwork.draw(inputs, classes, width, WeightDistribution.UNIFORM, 0.5, 3, 0);
        double[][] activities = activities(network, examples);
        double[] outputs = network.evaluate(examples);

        int[] heard = new int[width];
        network.activities(examples, (unit, activity) -> {
            heard[unit]++;
            assertThat(distance(activity, activities[unit])).as("unit %d", unit).isLessThan(1e-12);
        });

        assertThat(heard).containsOnly(1);
        double[] expected = new double[classes * count];
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < classes; k++) {
                for (int n = 0; n < count; n++) {
                    expected[k * count + n] += network.readoutWeights()[j * classes + k] * activities[j][n];
                }
            }
        }
        assertThat(distance(outputs, expected)).isLessThan(1e-11);
    }

    private static double distance(double[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        return IntStream.range(0, found.length)
                .mapToDouble(i -> Math.abs(found[i] - expected[i]))
                .max()
                .orElseThrow();
    }

    private static double[][] activities(FeedforwardNetwork network, Examples examples) {
        int d = network.inputs();
        double[][] activities = new double[network.width()][examples.count()];
        float[] x = new float[d];
        for (int n = 0; n < examples.count(); n++) {
            examples.features().read(n, x, 0);
            for (int j = 0; j < network.width(); j++) {
                double h = network.biases()[j];
                for (int i = 0; i < d; i++) {
                    h += (double) network.inputWeights()[j * d + i] * x[i];
                }
                activities[j][n] = Math.max(h, 0);
            }
        }
        return activities;
    }
}
