package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.Masking;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceMaskTest {

    private static final int STEPS = 5;
    private static final double DIFFERENCE = 1e-4;

    @ParameterizedTest(name = "{0}, step {1}")
    @CsvSource({"SINE, 0", "SADDLE, 2", "CURVE, 4", "FIELD, 3"})
    void theGradientOfSigmoidsIsThatOfCentralDifferences(Target target, int step) {
        ReferenceMask mask = mask(target, Masking.Method.SIGMOID);
        double[] v = ReferenceTrainer.doubles(new Start(5, 0).scores(20));
        double[] gradient = mask.gradient(step, v);
        for (int j = 0; j < v.length; j++) {
            double central = (mask.loss(mask.shares(step, shifted(v, j, DIFFERENCE)))
                            - mask.loss(mask.shares(step, shifted(v, j, -DIFFERENCE))))
                    / (2 * DIFFERENCE);
            assertThat(gradient[j]).isCloseTo(central, within(1e-4 * Math.abs(central) + 1e-8));
        }
    }

    /** The loss is quadratic in the shares, so central differences err by rounding only. */
    @ParameterizedTest
    @CsvSource({"SINE", "FIELD"})
    void stepsMoveByTheDerivativeAtTheirShares(Target target) {
        ReferenceMask mask = mask(target, Masking.Method.STRAIGHT_THROUGH);
        double[] v = ReferenceTrainer.doubles(new Start(5, 0).scores(20));
        double[] s = mask.shares(0, v);
        assertThat(s).containsOnly(0, 1);
        double[] gradient = mask.gradient(0, v);
        for (int j = 0; j < v.length; j++) {
            double central = (mask.loss(shifted(s, j, 0.5)) - mask.loss(shifted(s, j, -0.5)));
            assertThat(gradient[j]).isCloseTo(central, within(1e-9));
        }
    }

    @Test
    void sigmoidsSteepenGeometricallyToTheirFullSteepness() {
        ReferenceMask mask = mask(Target.SINE, Masking.Method.SIGMOID);
        assertThat(mask.steepness(0)).isEqualTo(1);
        assertThat(mask.steepness(2)).isCloseTo(10, within(1e-12));
        assertThat(mask.steepness(STEPS - 1)).isCloseTo(100, within(1e-12));
    }

    private static ReferenceMask mask(Target target, Masking.Method method) {
        return new ReferenceMask(
                FeedforwardNetwork.draw(target.inputs, target.outputs, 20, WeightDistribution.UNIFORM, 1, 5, 0),
                target.samples(60),
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, STEPS, null, new Masking(method, 100), null));
    }

    private static double[] shifted(double[] values, int j, double by) {
        double[] shifted = values.clone();
        shifted[j] += by;
        return shifted;
    }
}
