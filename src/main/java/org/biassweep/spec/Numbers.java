package org.biassweep.spec;

/** The one spelling of a number in canonical forms, labels and tables. */
public final class Numbers {

    private Numbers() {}

    /** The shortest decimal that reads back as {@code value}; whole numbers below 2⁵³ without a point: 0.5, 3, 1.0E-7. */
    public static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p53
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
