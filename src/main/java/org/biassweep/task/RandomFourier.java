package org.biassweep.task;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;

/**
 * A random Fourier series on [−1, 1]^d: h(x) = n^(−1/2) Σ_j cos(π k_j·x + p_j) with n terms.
 *
 * <p>The k_j are drawn uniformly among the whole vectors with −B ≤ k ≤ B in every coordinate, without 0, all different;
 * k and −k, which are the same cosine, count as one. Phases p_j are uniform on [0, 2π). The cosines are orthogonal on
 * the box, so h has mean 0 and mean square exactly 1/2, and all its energy at the frequencies it was given. Sums of
 * sinusoids with random phases are the targets of Rahaman et al. 2019 (arXiv 1806.08734).
 */
final class RandomFourier implements Expression {

    /** Keeps the draws apart from a network's, which have a small number in this place of the key. */
    private static final long KEY = 0x466F7572696572L;

    private final int[][] frequencies;
    private final double[] phases;

    /**
     * Draws a series.
     *
     * @param dimension d ≥ 1
     * @param bandwidth B ≥ 1
     * @param terms n ≥ 1
     * @param draw decides every random number
     * @throws InvalidTargetException if there are fewer than n different frequencies
     */
    RandomFourier(int dimension, int bandwidth, int terms, long draw) {
        double available = (Math.pow(2 * bandwidth + 1, dimension) - 1) / 2;
        if (terms > available) {
            throw new InvalidTargetException(terms + " terms, but there are only " + (long) available
                    + " frequencies up to bandwidth " + bandwidth + " in dimension " + dimension
                    + "; lower `terms` or raise `bandwidth`");
        }
        UniformRandomProvider random = new Philox4x64(new long[] {draw, KEY});
        Set<List<Integer>> drawn = new LinkedHashSet<>();
        while (drawn.size() < terms) {
            int[] k = IntStream.range(0, dimension)
                    .map(i -> random.nextInt(2 * bandwidth + 1) - bandwidth)
                    .toArray();
            int sign = Arrays.stream(k)
                    .map(Integer::signum)
                    .filter(s -> s != 0)
                    .findFirst()
                    .orElse(0);
            if (sign != 0) {
                drawn.add(Arrays.stream(k)
                        .map(component -> sign * component)
                        .boxed()
                        .toList());
            }
        }
        frequencies = drawn.stream()
                .map(k -> k.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        phases = IntStream.range(0, terms)
                .mapToDouble(j -> 2 * Math.PI * random.nextDouble())
                .toArray();
    }

    @Override
    public double at(double... x) {
        double sum = 0;
        for (int j = 0; j < phases.length; j++) {
            double turns = 0;
            for (int i = 0; i < x.length; i++) {
                turns += frequencies[j][i] * x[i];
            }
            sum += StrictMath.cos(Math.PI * turns + phases[j]);
        }
        return sum / Math.sqrt(phases.length);
    }
}
