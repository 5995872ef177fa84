package org.biassweep.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.biassweep.task.PiecewiseLinear;

/**
 * A network of one input, unfolded into the pieces on which it is linear, in double precision.
 *
 * <p>Unit j is a hinge with its knot at −bⱼ/wⱼ. From left to right, slopes and intercepts change by {@code |wⱼ| Aⱼ} and
 * {@code sgn(wⱼ) bⱼ Aⱼ} at each knot, whichever side the unit is at work on.
 */
final class Unfolding {

    private Unfolding() {}

    /** O(m log m + m l). */
    static PiecewiseLinear of(FeedforwardNetwork network) {
        double[] places = IntStream.range(0, network.width())
                .mapToDouble(unit -> -network.biases()[unit] / (double) network.inputWeights()[unit])
                .toArray();
        Integer[] hinges = IntStream.range(0, network.width())
                .filter(unit -> network.inputWeights()[unit] != 0)
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(hinges, Comparator.comparingDouble(unit -> places[unit]));

        int outputs = network.outputs();
        double[] slopes = new double[(hinges.length + 1) * outputs];
        double[] intercepts = new double[(hinges.length + 1) * outputs];
        leftOfAllKnots(network, slopes, intercepts);
        for (int i = 0; i < hinges.length; i++) {
            int unit = hinges[i];
            double weight = network.inputWeights()[unit];
            for (int k = 0; k < outputs; k++) {
                double readout = network.readoutWeights()[unit * outputs + k];
                int left = i * outputs + k;
                slopes[left + outputs] = slopes[left] + Math.abs(weight) * readout;
                intercepts[left + outputs] = intercepts[left] + Math.signum(weight) * network.biases()[unit] * readout;
            }
        }
        double[] knots = Arrays.stream(hinges).mapToDouble(unit -> places[unit]).toArray();
        return new PiecewiseLinear(outputs, knots, slopes, intercepts);
    }

    /** The units with w &lt; 0, and the constant ones. */
    private static void leftOfAllKnots(FeedforwardNetwork network, double[] slopes, double[] intercepts) {
        int outputs = network.outputs();
        for (int unit = 0; unit < network.width(); unit++) {
            double weight = network.inputWeights()[unit];
            double bias = weight < 0 ? network.biases()[unit] : weight == 0 ? Math.max(network.biases()[unit], 0) : 0;
            for (int k = 0; k < outputs; k++) {
                double readout = network.readoutWeights()[unit * outputs + k];
                slopes[k] += Math.min(weight, 0) * readout;
                intercepts[k] += bias * readout;
            }
        }
    }
}
