package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceTrainerTest {

    /** The loss is quadratic between kinks, so central differences over a step that meets none err by rounding only. */
    private static final double DIFFERENCE = 1e-5;

    @ParameterizedTest
    @EnumSource
    void gradientIsThatOfCentralDifferences(Target target) {
        FeedforwardNetwork network =
                FeedforwardNetwork.draw(target.inputs, target.outputs, 20, WeightDistribution.UNIFORM, 1, 5, 0);
        ReferenceTrainer trainer = new ReferenceTrainer(network, target.samples(60));
        double[] b = trainer.initialBiases();
        double[] gradient = trainer.gradient(b);
        assertThat(distanceToNearestKink(trainer, b)).isGreaterThan(DIFFERENCE);
        for (int j = 0; j < b.length; j++) {
            double central = (trainer.loss(shifted(b, j, DIFFERENCE)) - trainer.loss(shifted(b, j, -DIFFERENCE)))
                    / (2 * DIFFERENCE);
            assertThat(gradient[j]).isCloseTo(central, within(1e-6 * Math.abs(central)));
        }
    }

    private static double distanceToNearestKink(ReferenceTrainer trainer, double[] b) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < b.length; j++) {
            for (int n = 0; n < trainer.samples().count(); n++) {
                nearest = Math.min(nearest, Math.abs(trainer.preActivation(b, j, n)));
            }
        }
        return nearest;
    }

    private static double[] shifted(double[] b, int j, double by) {
        double[] shifted = b.clone();
        shifted[j] += by;
        return shifted;
    }

    /** One unit that is always on, y = 2 (x + b) with x = 0 and target 3: r = 2b − 3, ∂L/∂b = 4r. */
    @Test
    void firstTwoStepsAreThoseOfTheClosedForm() {
        FeedforwardNetwork network = new FeedforwardNetwork(1, 1, new float[] {1}, new float[] {2}, new float[] {0.5f});
        Samples samples = new Samples(1, 1, 1, new double[] {0}, new double[] {3});
        ReferenceTrainer trainer = new ReferenceTrainer(network, samples);
        Training training = new Training(Optimizer.ADAM, 0.1, Schedule.COSINE, 2);
        double first = 0.05; // the learning rate 0.1 · a with a = 0.5; half of it at the second of two cosine steps
        double g1 = 4 * (2 * 0.5 - 3);
        double b1 = 0.5 + first * Math.abs(g1) / (Math.abs(g1) + 1e-8);
        double g2 = 4 * (2 * b1 - 3);
        double mHat = (0.09 * g1 + 0.1 * g2) / 0.19;
        double vHat = (0.000999 * g1 * g1 + 0.001 * g2 * g2) / 0.001999;
        double b2 = b1 - first / 2 * mHat / (Math.sqrt(vHat) + 1e-8);
        assertThat(trainer.train(training, 0.5)[0]).isCloseTo(b2, within(1e-14));
    }
}
