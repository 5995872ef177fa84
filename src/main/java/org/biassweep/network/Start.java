package org.biassweep.network;

import org.apache.commons.rng.sampling.PermutationSampler;
import org.biassweep.network.Draws.Array;
import org.biassweep.spec.WeightDistribution;

/**
 * What a training draws besides its network: where scores start, and the order of samples.
 *
 * @param seed the network's
 * @param number which of the seed's starts
 */
public record Start(long seed, long number) {

    /**
     * The scores of a mask where its training starts: uniform on [−1, 1], those of m units the first of those of 2m.
     *
     * @param width m
     */
    public float[] scores(int width) {
        return new Draws(seed).at(number).scaled(Array.MASK_SCORES, width, 1, WeightDistribution.UNIFORM, 1);
    }

    /**
     * The order in which an epoch takes its samples.
     *
     * @param epoch 0, 1, …
     * @param count N
     * @return a random permutation of 0 … N − 1
     */
    public int[] order(int epoch, int count) {
        int[] order = PermutationSampler.natural(count);
        PermutationSampler.shuffle(new Draws(seed).at(number).stream(Array.SAMPLE_ORDER, epoch), order);
        return order;
    }
}
