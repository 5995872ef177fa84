package org.biassweep.analysis;

import java.util.List;

/**
 * What is known of the units of trained networks, where they were saved.
 *
 * @param solutions ordered by curve, width
 * @param similarities ordered by task, distribution, scale, width, kind
 * @param networks whose units were clustered; a few
 */
public record UnitFindings(
        List<SolutionSummary> solutions, List<SimilaritySummary> similarities, List<ClusteredNetwork> networks) {

    /** Where no units were saved. */
    public static final UnitFindings NONE = new UnitFindings(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public UnitFindings {
        solutions = List.copyOf(solutions);
        similarities = List.copyOf(similarities);
        networks = List.copyOf(networks);
    }
}
