package org.biassweep.network;

import java.util.Arrays;
import org.biassweep.network.Draws.Array;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Data;
import org.biassweep.task.Samples;

/**
 * A network y(x) = A φ(W x + b) with ReLU φ, its weights drawn at random and frozen (arXiv 2407.00957, section 2).
 *
 * <p>Arrays are laid out unit after unit, so the first m units of a wider network of the same seed are this one.
 *
 * @param inputs d
 * @param outputs l
 * @param inputWeights W, m × d: unit j, input i at {@code [j * d + i]}
 * @param readoutWeights Aᵀ, m × l: unit j, output k at {@code [j * l + k]}
 * @param initialBiases b where training starts, m numbers
 */
public record FeedforwardNetwork(
        int inputs, int outputs, float[] inputWeights, float[] readoutWeights, float[] initialBiases)
        implements FrozenNetwork {

    /**
     * Draws the network of a seed.
     *
     * @param inputs d ≥ 1
     * @param outputs l ≥ 1
     * @param width m ≥ 1
     * @param distribution of the entries of W and A; biases start uniform on [−a, a] in any case
     * @param range the weight range a &gt; 0; it scales every draw
     * @param seed decides every draw
     */
    public static FeedforwardNetwork draw(
            int inputs, int outputs, int width, WeightDistribution distribution, double range, long seed) {
        Draws draws = new Draws(seed);
        return new FeedforwardNetwork(
                inputs,
                outputs,
                draws.scaled(Array.INPUT_WEIGHTS, width, inputs, distribution, range),
                draws.scaled(Array.READOUT_WEIGHTS, width, outputs, distribution, range),
                draws.scaled(Array.INITIAL_BIASES, width, 1, WeightDistribution.UNIFORM, range));
    }

    @Override
    public int width() {
        return initialBiases.length;
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
     * The outputs with the given biases, in double precision.
     *
     * @param biases b, one a unit
     * @param samples where to evaluate; its targets are not looked at
     * @return l × N, laid out as {@link Samples#y()}
     */
    public double[] forward(float[] biases, Samples samples) {
        int count = samples.count();
        double[] activity = new double[count];
        double[] result = new double[outputs * count];
        for (int unit = 0; unit < width(); unit++) {
            preactivations(unit, samples, activity);
            for (int n = 0; n < count; n++) {
                activity[n] = Math.max(activity[n] + biases[unit], 0);
            }
            for (int k = 0; k < outputs; k++) {
                addScaled(readoutWeights[unit * outputs + k], activity, 0, result, k * count, count);
            }
        }
        return result;
    }

    @Override
    public double[] evaluate(float[] biases, Data data) {
        return forward(biases, (Samples) data);
    }

    /** The mean over the samples of the squared error, summed over outputs, in double precision. */
    public double loss(float[] biases, Samples samples) {
        double[] result = forward(biases, samples);
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
}
