package org.biassweep.task;

import java.util.Optional;
import org.biassweep.spec.Numbers;

/**
 * A parameter of a function or system of a catalogue.
 *
 * @param name its key in a job file
 * @param meaning what it sets, in a few words
 * @param whole whether only whole numbers will do
 * @param low the smallest value
 * @param high the largest value
 * @param defaultValue the value where a job file is silent
 */
public record Parameter(String name, String meaning, boolean whole, double low, double high, double defaultValue) {

    static Parameter real(String name, String meaning, double low, double high, double defaultValue) {
        return new Parameter(name, meaning, false, low, high, defaultValue);
    }

    static Parameter whole(String name, String meaning, int low, int high, int defaultValue) {
        return new Parameter(name, meaning, true, low, high, defaultValue);
    }

    /** The values that it takes, such as {@code a whole number from 1 to 40}. */
    public String range() {
        return (whole ? "a whole number" : "a number") + " from " + Numbers.text(low) + " to " + Numbers.text(high);
    }

    /** What is wrong with a value, or empty when nothing is. */
    Optional<String> objection(double value) {
        boolean fits = value >= low && value <= high && (!whole || value == Math.rint(value));
        return fits ? Optional.empty() : Optional.of(Numbers.text(value) + " where " + range() + " is expected");
    }
}
