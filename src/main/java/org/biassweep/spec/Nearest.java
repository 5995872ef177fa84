package org.biassweep.spec;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Proposes the known name that is nearest to a mistyped one. */
public final class Nearest {

    private Nearest() {}

    /** "did you mean X?" where one of {@code known} is near, then all of them: the half of a sentence. */
    public static String suggestion(String mistyped, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String all = "there are " + String.join(", ", known);
        return known.stream()
                .min(Comparator.comparingInt(name -> distance.apply(mistyped, name)))
                .filter(name -> distance.apply(mistyped, name) <= Math.max(2, mistyped.length() / 3))
                .map(name -> "did you mean " + name + "? (" + all + ")")
                .orElse(all);
    }
}
