package org.biassweep.task;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.random.HaltonSequenceGenerator;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Numbers;

/**
 * A box in R^d and the points it is sampled at; arrays of points are laid out as {@link Samples#x()}.
 *
 * @param sides one interval a dimension, 1 to {@value #MOST_DIMENSIONS}
 */
record Box(List<Interval> sides) {

    /** As many dimensions as the Halton sequence of Commons Math has. */
    static final int MOST_DIMENSIONS = 40;

    /** @throws IllegalArgumentException if there is no side or more than {@value #MOST_DIMENSIONS} */
    Box {
        sides = List.copyOf(sides);
        if (sides.isEmpty() || sides.size() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "a box has 1 to " + MOST_DIMENSIONS + " dimensions, not " + sides.size());
        }
    }

    /** The box [low, high]^d. */
    static Box cube(int dimension, double low, double high) {
        return new Box(Collections.nCopies(dimension, new Interval(low, high)));
    }

    int dimension() {
        return sides.size();
    }

    /** {@code count} ≥ 2 points of the first side, from its low end to its high end in equal steps. */
    double[] evenlySpaced(int count) {
        double[] x = new double[count];
        for (int n = 0; n < count; n++) {
            x[n] = sides.get(0).at((double) n / (count - 1));
        }
        return x;
    }

    /**
     * The points {@code first}, {@code first + 1}, … of the Halton sequence, scrambled with the weights of Chi 2004
     * (Scrambled quasirandom sequences and their applications, Florida State University). Any stretch of it fills the
     * box evenly; point 0 is the low corner.
     */
    double[] halton(int first, int count) {
        HaltonSequenceGenerator sequence = new HaltonSequenceGenerator(dimension());
        double[] x = new double[dimension() * count];
        double[] point = sequence.skipTo(first);
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < dimension(); i++) {
                x[i * count + n] = sides.get(i).at(point[i]);
            }
            point = sequence.nextVector();
        }
        return x;
    }

    /** Its sides as {@code [-1, 1] x [0, 3]}, or {@code [-1, 1]^2} where all are the same. */
    String text() {
        if (dimension() > 1 && new HashSet<>(sides).size() == 1) {
            return text(sides.get(0)) + "^" + dimension();
        }
        return sides.stream().map(Box::text).collect(Collectors.joining(" x "));
    }

    private static String text(Interval side) {
        return "[" + Numbers.text(side.low()) + ", " + Numbers.text(side.high()) + "]";
    }
}
