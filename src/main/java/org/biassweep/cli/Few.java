package org.biassweep.cli;

import java.util.List;

/** Some names in a sentence, of many only the first ones and how many there are besides. */
final class Few {

    private static final int ALL = 4;
    private static final int FIRST = 3;

    private Few() {}

    static String of(List<String> names) {
        return names.size() <= ALL
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, FIRST)) + " and " + (names.size() - FIRST) + " more";
    }
}
