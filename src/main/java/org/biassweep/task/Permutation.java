package org.biassweep.task;

import org.apache.commons.rng.core.source64.Philox4x64;
import org.apache.commons.rng.sampling.PermutationSampler;

/** The order in which samples of a data set are taken: a subset is the first of it, so a smaller one is part of a larger. */
enum Permutation {
    /** Of what there is to train on; of all rows, where those to test on are held out. */
    TRAINING(0),
    /** Of what there is to test on. */
    TEST(1);

    /** Keeps the draws apart from a network's, {@link RandomFourier}'s and {@link TrajectoryDraws}'. */
    private static final long KEY = 0x53616D706C6573L;

    private final long number;

    Permutation(long number) {
        this.number = number;
    }

    /** The numbers 0 … count − 1, shuffled: a pure function of (draw, purpose, count). */
    int[] of(int count, long draw) {
        return new PermutationSampler(new Philox4x64(new long[] {draw, KEY, number}), count, count).sample();
    }
}
