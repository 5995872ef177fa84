package org.biassweep.spec;

import java.io.Serializable;

/**
 * How large the frozen weights are.
 *
 * @param kind what the value is
 * @param value &gt; 0
 */
public record WeightScale(Kind kind, double value) implements Serializable {

    /** What the value of a scale is. */
    public enum Kind implements Keyword {
        /** The weight range a: every weight has standard deviation a/√3, uniform ones lie on [−a, a]. */
        RANGE,
        /** The gain g of a recurrent network: its recurrent weights have standard deviation g/√m. */
        GAIN
    }

    /** A weight range a. */
    public static WeightScale range(double a) {
        return new WeightScale(Kind.RANGE, a);
    }

    /** A gain g. */
    public static WeightScale gain(double g) {
        return new WeightScale(Kind.GAIN, g);
    }

    /** Whether it is a gain. */
    public boolean isGain() {
        return kind == Kind.GAIN;
    }

    /** Such as {@code a = 0.5} or {@code g = 1.5}. */
    public String text() {
        return (isGain() ? "g = " : "a = ") + Numbers.text(value);
    }

    /** The unit of biases and of the learning rate: a for a weight range, 1 for a gain. */
    public double biasUnit() {
        return isGain() ? 1 : value;
    }
}
