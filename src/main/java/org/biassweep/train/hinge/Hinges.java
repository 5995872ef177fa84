package org.biassweep.train.hinge;

import java.util.Arrays;
import org.biassweep.network.FeedforwardNetwork;

/**
 * The units of a network of one input, each as what it adds to the right of the place where it switches.
 *
 * <p>Unit j switches at −bⱼ/wⱼ. To its right the output changes by {@code σⱼ Aₖⱼ (wⱼ x + bⱼ)} with σ = sgn w: a unit with w
 * &gt; 0 sets in there, one with w &lt; 0, which is at work on the left, ends there. A unit with w = 0 counts as one with w &gt;
 * 0; it switches at −∞ or at ∞.
 *
 * @param network as it was drawn
 * @param steepness |w|
 * @param reciprocal 1/|w|
 * @param sign σ, 1 or −1
 * @param tie what σ (w x + b) has to be below for a sample to lie left of the switch; where it is zero the unit is off
 * @param readout σ A: unit j, output k at {@code [j * l + k]}
 * @param biases b
 */
record Hinges(
        FeedforwardNetwork network,
        double[] steepness,
        double[] reciprocal,
        double[] sign,
        double[] tie,
        double[] readout,
        float[] biases) {

    static Hinges of(FeedforwardNetwork network) {
        int width = network.width();
        int outputs = network.outputs();
        double[] steepness = new double[width];
        double[] reciprocal = new double[width];
        double[] sign = new double[width];
        double[] tie = new double[width];
        double[] readout = new double[width * outputs];
        for (int unit = 0; unit < width; unit++) {
            double weight = network.inputWeights()[unit];
            steepness[unit] = Math.abs(weight);
            reciprocal[unit] = 1 / Math.abs(weight);
            sign[unit] = weight < 0 ? -1 : 1;
            tie[unit] = weight < 0 ? 0 : Double.MIN_VALUE;
            for (int i = unit * outputs; i < (unit + 1) * outputs; i++) {
                readout[i] = sign[unit] * network.readoutWeights()[i];
            }
        }
        return new Hinges(network, steepness, reciprocal, sign, tie, readout, Arrays.copyOf(network.biases(), width));
    }

    /** l. */
    int outputs() {
        return network.outputs();
    }

    /** m. */
    int width() {
        return biases.length;
    }

    /** The number of samples left of where a unit switches. */
    int switchOf(int unit, SortedSamples samples) {
        double offset = sign[unit] * biases[unit];
        return samples.before(-offset * reciprocal[unit], steepness[unit], offset, tie[unit]);
    }
}
