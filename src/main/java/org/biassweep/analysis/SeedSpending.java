package org.biassweep.analysis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biassweep.decision.CurveVerdicts;
import org.biassweep.decision.Standing;
import org.biassweep.spec.Job;

/**
 * What a sweep that adds seeds where they decide has trained, and what that decided.
 *
 * @param trials in its cells, of each at most as many as the rule allows
 * @param full what the cells would have with the most seeds each
 * @param standing what is decided
 */
public record SeedSpending(long trials, long full, Standing standing) {

    private record CellKey(CurveKey curve, int width) {}

    private record Asked(CurveKey curve, String error, double epsilon) {}

    /** Counts the trials of a job's tables; none where its seeds are all trained. */
    public static Optional<SeedSpending> of(Findings findings, Job job) {
        if (job.grid().seedRule() == null) {
            return Optional.empty();
        }
        long most = job.grid().seedRule().max();
        Map<CellKey, Long> cells = findings.curves().stream()
                .collect(toMap(
                        point -> new CellKey(point.curve(), point.width()), CurvePoint::trials, (some, same) -> same));
        Standing standing = findings.probabilities().stream()
                .collect(groupingBy(point -> new Asked(point.curve(), point.error(), point.epsilon())))
                .values()
                .stream()
                .map(points -> verdicts(points, 1 - job.delta()).standing())
                .reduce(Standing.NONE, Standing::plus);
        return Optional.of(new SeedSpending(
                cells.values().stream()
                        .mapToLong(trials -> Math.min(trials, most))
                        .sum(),
                cells.size() * most,
                standing));
    }

    /** Rows of one curve and criterion, which tables have in rising widths. */
    private static CurveVerdicts verdicts(List<ProbabilityPoint> points, double target) {
        return CurveVerdicts.of(
                points.stream().mapToLong(ProbabilityPoint::successes).toArray(),
                points.stream().mapToLong(ProbabilityPoint::trials).toArray(),
                target);
    }

    /** The same in words. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "Seeds were added until decided: %,d of the %,d trials of the full grid. Whether a width suffices is"
                        + " decided in %,d of %,d cases, one a width and criterion%s.",
                trials,
                full,
                standing.decided() + standing.inferred(),
                standing.questions(),
                standing.inferred() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", in %,d of them by other widths", standing.inferred()));
    }
}
