package org.biassweep.network;

import java.util.Arrays;
import org.biassweep.network.Draws.Array;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.task.PiecewiseLinear;
import org.biassweep.task.Samples;

/**
 * A network y(x) = A φ(W x + b) with ReLU φ (arXiv 2407.00957, section 2).
 *
 * <p>Arrays are laid out unit after unit, so the first m units of a wider network of the same seed are this one.
 *
 * @param inputs d
 * @param outputs l
 * @param inputWeights W, m × d: unit j, input i at {@code [j * d + i]}
 * @param readoutWeights Aᵀ, m × l: unit j, output k at {@code [j * l + k]}
 * @param biases b, m numbers
 */
public record FeedforwardNetwork(int inputs, int outputs, float[] inputWeights, float[] readoutWeights, float[] biases)
        implements Network {

    /**
     * Draws the network of a seed.
     *
     * @param inputs d ≥ 1
     * @param outputs l ≥ 1
     * @param width m ≥ 1
     * @param distribution of the entries of W and A; biases start uniform on [−a, a] in any case
     * @param range the weight range a &gt; 0; it scales every draw
     * @param seed decides every draw
     * @param start which of the seed's initial biases
     */
    public static FeedforwardNetwork draw(
            int inputs, int outputs, int width, WeightDistribution distribution, double range, long seed, long start) {
        Draws draws = new Draws(seed);
        return new FeedforwardNetwork(
                inputs,
                outputs,
                draws.scaled(Array.INPUT_WEIGHTS, width, inputs, distribution, range),
                draws.scaled(Array.READOUT_WEIGHTS, width, outputs, distribution, range),
                draws.at(start).scaled(Array.INITIAL_BIASES, width, 1, WeightDistribution.UNIFORM, range));
    }

    @Override
    public int width() {
        return biases.length;
    }

    @Override
    public FeedforwardNetwork withBiases(float[] others) {
        return new FeedforwardNetwork(inputs, outputs, inputWeights, readoutWeights, others);
    }

    /**
     * This network with another readout.
     *
     * @param others Aᵀ, m × l
     */
    public FeedforwardNetwork withReadout(float[] others) {
        return new FeedforwardNetwork(inputs, outputs, inputWeights, others, biases);
    }

    /**
     * This network without some of its units: they no longer reach the output.
     *
     * @param mask m numbers, true for a unit that takes part
     */
    public FeedforwardNetwork masked(boolean[] mask) {
        float[] readout = readoutWeights.clone();
        for (int unit = 0; unit < mask.length; unit++) {
            if (!mask[unit]) {
                Arrays.fill(readout, unit * outputs, (unit + 1) * outputs, 0);
            }
        }
        return withReadout(readout);
    }

    /**
     * The inputs of one unit without its bias: (W x)ⱼ at every sample.
     *
     * @param unit j
     * @param samples where to evaluate
     * @param row overwritten, N numbers
     */
    public void preactivations(int unit, Samples samples, double[] row) {
        Arrays.fill(row, 0);
        for (int i = 0; i < inputs; i++) {
            addScaled(inputWeights[unit * inputs + i], samples.x(), i * row.length, row, 0, row.length);
        }
    }

    /**
     * The outputs, in double precision.
     *
     * @param samples where to evaluate; its targets are not looked at
     * @return l × N, laid out as {@link Samples#y()}
     */
    public double[] forward(Samples samples) {
        if (inputs == 1) {
            return unfolded().at(samples.x());
        }
        int count = samples.count();
        double[] result = new double[outputs * count];
        activities(samples, (unit, activity) -> {
            for (int k = 0; k < outputs; k++) {
                addScaled(readoutWeights[unit * outputs + k], activity, 0, result, k * count, count);
            }
        });
        return result;
    }

    /**
     * The function that a network of one input is, knot by knot.
     *
     * @throws IllegalArgumentException if there are more inputs
     */
    public PiecewiseLinear unfolded() {
        if (inputs != 1) {
            throw new IllegalArgumentException("a network of " + inputs + " inputs has no knots on a line");
        }
        return Unfolding.of(this);
    }

    @Override
    public double[] evaluate(Data data) {
        return data instanceof Examples examples ? new Classifier(this).outputs(examples) : forward((Samples) data);
    }

    /** The mean over the samples of the squared error, summed over outputs, in double precision. */
    public double loss(Samples samples) {
        double[] result = forward(samples);
        double sum = 0;
        for (int i = 0; i < result.length; i++) {
            double difference = result[i] - samples.y()[i];
            sum += difference * difference;
        }
        return sum / samples.count();
    }

    private static void addScaled(double factor, double[] from, int fromStart, double[] to, int toStart, int count) {
        for (int n = 0; n < count; n++) {
            to[toStart + n] += factor * from[fromStart + n];
        }
    }

    /** Hears of the activities of units, unit after unit. */
    @FunctionalInterface
    public interface ActivityListener {

        /**
         * A unit's activities were computed.
         *
         * @param unit j
         * @param activity φ(W x + b)ⱼ at every sample; overwritten afterwards
         */
        void heard(int unit, double[] activity);
    }

    /** The activity of every unit at every sample, in double precision. */
    public void activities(Data data, ActivityListener listener) {
        if (data instanceof Examples examples) {
            new Classifier(this).activities(examples, listener);
            return;
        }
        Samples samples = (Samples) data;
        double[] activity = new double[samples.count()];
        for (int unit = 0; unit < width(); unit++) {
            preactivations(unit, samples, activity);
            for (int n = 0; n < activity.length; n++) {
                activity[n] = Math.max(activity[n] + biases[unit], 0);
            }
            listener.heard(unit, activity);
        }
    }
}
