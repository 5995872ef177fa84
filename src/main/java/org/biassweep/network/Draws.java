package org.biassweep.network;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.biassweep.spec.WeightDistribution;

/**
 * The random draws of one seed: the k-th draw of a unit is a pure function of (seed, start, which array, unit, k).
 *
 * <p>Philox4x64 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"), a counter-based generator, is
 * keyed with the seed and the array; its counter starts at the unit's own block. So nothing depends on the order in
 * which anything is drawn, and no two units, arrays or seeds share a number.
 */
final class Draws {

    /** The arrays of a network; the number is part of every draw. */
    enum Array {
        INPUT_WEIGHTS(0),
        READOUT_WEIGHTS(1),
        INITIAL_BIASES(2),
        RECURRENT_WEIGHTS(3),
        INITIAL_STATE_MAP(4),
        SAMPLE_ORDER(5),
        MASK_SCORES(6);

        private final long number;

        Array(long number) {
            this.number = number;
        }
    }

    private static final double SQRT_3 = Math.sqrt(3);

    private final long seed;
    private final long start;

    Draws(long seed) {
        this(seed, 0);
    }

    private Draws(long seed, long start) {
        this.seed = seed;
        this.start = start;
    }

    /** The draws of one of the seed's starts; start 0 is the seed itself. */
    Draws at(long start) {
        return new Draws(seed, start);
    }

    /**
     * An array of draws times a factor, unit after unit.
     *
     * @param columns draws a unit
     * @param factor what every draw is multiplied with
     */
    float[] scaled(Array array, int width, int columns, WeightDistribution distribution, double factor) {
        float[] numbers = new float[Math.multiplyExact(width, columns)];
        for (int unit = 0; unit < width; unit++) {
            DoubleSupplier draw = of(array, unit, distribution);
            for (int column = 0; column < columns; column++) {
                numbers[unit * columns + column] = (float) (factor * draw.getAsDouble());
            }
        }
        return numbers;
    }

    /** The draws of one unit, column after column: mean 0, standard deviation 1/√3. */
    DoubleSupplier of(Array array, int unit, WeightDistribution distribution) {
        UniformRandomProvider stream = stream(array, unit);
        return switch (distribution) {
            case UNIFORM -> () -> 2 * stream.nextDouble() - 1;
            case GAUSSIAN -> {
                ZigguratSampler normal = ZigguratSampler.NormalizedGaussian.of(stream);
                yield () -> normal.sample() / SQRT_3;
            }
        };
    }

    /** The random numbers of one unit. */
    UniformRandomProvider stream(Array array, int unit) {
        return new Philox4x64(new long[] {seed, array.number, 0, 0, start, unit});
    }
}
