package org.biassweep.cli;

import java.util.Locale;

/** How many trials are to be trained and how many were trained before, in words. */
final class TrialCounts {

    private TrialCounts() {}

    static String beginning(long toTrain, long before) {
        return trials(toTrain, "training %,d trial") + "; " + (before == 0 ? "none" : number(before, "%,d"))
                + trainedBefore(Math.max(1, before));
    }

    /** Of a round after the first. */
    static String more(long toTrain) {
        return trials(toTrain, "training %,d more trial");
    }

    /** @param grid all trials there may be */
    static String nothingLeft(long before, long grid) {
        return trials(before, before == grid && grid > 1 ? "all %,d trial" : "%,d trial") + trainedBefore(before)
                + "; nothing is left to train";
    }

    private static String trials(long number, String format) {
        return number(number, format) + (number == 1 ? "" : "s");
    }

    private static String trainedBefore(long number) {
        return (number == 1 ? " was" : " were") + " trained before";
    }

    private static String number(long number, String format) {
        return String.format(Locale.ROOT, format, number);
    }
}
