package org.biassweep.cli;

import java.util.Locale;

/** Durations as people read them. */
final class Durations {

    private Durations() {}

    /** Such as {@code 85 ms}, {@code 12 s}, {@code 3 min 20 s}, {@code 5 h 12 min}. */
    static String text(double seconds) {
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
