package org.biassweep.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Waves in a sentence, of neighbours the first and the last: {@code wave=000002 to wave=000005, wave=000009}. */
final class WaveRanges {

    private WaveRanges() {}

    /** @param names of directories, each a word, {@code =} and a number */
    static String text(SortedSet<String> names) {
        List<String> ranges = new ArrayList<>();
        String first = null;
        String last = null;
        for (String name : names) {
            if (last == null || number(name) != number(last) + 1) {
                add(ranges, first, last);
                first = name;
            }
            last = name;
        }
        add(ranges, first, last);
        return String.join(", ", ranges);
    }

    private static void add(List<String> ranges, String first, String last) {
        if (first != null) {
            ranges.add(first.equals(last) ? first : first + " to " + last);
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(name.indexOf('=') + 1));
    }
}
