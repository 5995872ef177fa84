package org.biassweep.spec;

import java.io.Serializable;

/** A closed interval [low, high] of one variable; a single point where its ends are the same. */
public record Interval(double low, double high) implements Serializable {

    /** @throws IllegalArgumentException unless low ≤ high and both are finite */
    public Interval {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("[" + low + ", " + high + "] is empty or unbounded");
        }
    }

    /** The point that lies {@code share} ∈ [0, 1] of the way from low to high; the ends are met exactly. */
    public double at(double share) {
        return Math.max(low, Math.min(high, (1 - share) * low + share * high));
    }
}
