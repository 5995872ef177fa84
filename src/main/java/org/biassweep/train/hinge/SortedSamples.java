package org.biassweep.train.hinge;

import java.util.stream.IntStream;
import org.biassweep.task.Samples;

/**
 * Samples of a function of one variable in rising order, and where among them a unit sets in.
 *
 * <p>A table of as many equal buckets as there are gaps between samples says where to look first. Of evenly spaced samples
 * that is the place itself; of others it is near.
 */
final class SortedSamples {

    private final double[] x;
    private final double[] y;
    private final int[] guesses;
    private final double low;
    private final double bucketsPerUnit;

    /**
     * Sorts.
     *
     * @param samples of one input, in any order; inputs may repeat
     */
    SortedSamples(Samples samples) {
        int count = samples.count();
        int outputs = samples.outputs();
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted((m, n) -> Double.compare(samples.x()[m], samples.x()[n]))
                .mapToInt(Integer::intValue)
                .toArray();
        x = new double[count];
        y = new double[count * outputs];
        for (int n = 0; n < count; n++) {
            x[n] = samples.x()[order[n]];
            for (int k = 0; k < outputs; k++) {
                y[n * outputs + k] = samples.y()[k * count + order[n]];
            }
        }
        low = x[0];
        double range = x[count - 1] - low;
        int buckets = range > 0 ? count - 1 : 1;
        bucketsPerUnit = range > 0 ? buckets / range : 0;
        guesses = new int[buckets];
        for (int bucket = 0, below = 0; bucket < buckets; bucket++) {
            double centre = low + (bucket + 0.5) * range / buckets;
            while (below < count && x[below] <= centre) {
                below++;
            }
            guesses[bucket] = below;
        }
    }

    /** N. */
    int count() {
        return x.length;
    }

    /** Inputs in rising order. */
    double[] x() {
        return x;
    }

    /** Targets: output k of sample n at {@code [n * l + k]}. */
    double[] y() {
        return y;
    }

    /**
     * The number of samples that lie before a place: those with {@code slope * x + offset < tie}.
     *
     * @param slope ≥ 0
     * @param place about where {@code slope * x + offset} is zero; a bad hint costs time alone
     * @return in 0 … N
     */
    int before(double place, double slope, double offset, double tie) {
        int guess = guess(place);
        boolean notTooMany = guess == 0 || slope * x[guess - 1] + offset < tie;
        boolean notTooFew = guess == x.length || !(slope * x[guess] + offset < tie);
        return notTooMany && notTooFew ? guess : search(guess, slope, offset, tie);
    }

    private int guess(double place) {
        if (place < low) {
            return 0;
        }
        int bucket = (int) ((place - low) * bucketsPerUnit);
        return bucket < guesses.length ? guesses[bucket] : x.length;
    }

    /** Gallops away from the guess, then halves what is left. */
    private int search(int guess, double slope, double offset, double tie) {
        int below = guess - 1;
        for (int step = 1; below >= 0 && !(slope * x[below] + offset < tie); step *= 2) {
            below -= step;
        }
        int above = guess;
        for (int step = 1; above < x.length && slope * x[above] + offset < tie; step *= 2) {
            above += step;
        }
        below = Math.max(below, -1);
        above = Math.min(above, x.length);
        while (above - below > 1) {
            int middle = (above + below) >>> 1;
            if (slope * x[middle] + offset < tie) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }
}
