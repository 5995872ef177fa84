package org.biassweep.analysis;

import java.util.List;

/**
 * Everything that the analysis of a sweep found: what the report shows.
 *
 * @param trials in the store
 * @param failed of these
 * @param trainSeconds core-seconds that training took, all trials together
 * @param curves ordered by task, learn, distribution, range, error, width
 * @param probabilities in the same order, then by falling ε
 * @param requiredWidths in the same order
 * @param trajectories of the best, median and worst seed of each cell that has any; ordered by curve, width, rank
 * @param joint how often one network was trained to every task of a group; ordered like the group's first curve
 * @param units what the units of networks do, where they were saved
 * @param failures what failed and why; empty when nothing did
 */
public record Findings(
        long trials,
        long failed,
        double trainSeconds,
        List<CurvePoint> curves,
        List<ProbabilityPoint> probabilities,
        List<RequiredWidth> requiredWidths,
        List<RankedTrajectory> trajectories,
        List<JointCurve> joint,
        UnitFindings units,
        List<FailedTrials> failures) {

    /** Copies the lists. */
    public Findings {
        curves = List.copyOf(curves);
        probabilities = List.copyOf(probabilities);
        requiredWidths = List.copyOf(requiredWidths);
        trajectories = List.copyOf(trajectories);
        joint = List.copyOf(joint);
        failures = List.copyOf(failures);
    }
}
