package org.biassweep.report;

import java.util.List;
import java.util.stream.Stream;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.UnitFindings;
import org.biassweep.spec.WeightScale;

/** Reports of several sample sweeps in one output. */
final class SampleReports {

    private SampleReports() {}

    /** A sweep of the usual functions and, in the same output, systems with weight ranges and gains. */
    static Report mixed() {
        return together(
                SampleSweep.usual().report(),
                SampleSweep.systems(
                                50,
                                WeightScale.range(0.5),
                                WeightScale.range(1),
                                WeightScale.gain(0.9),
                                WeightScale.gain(1.5))
                        .report());
    }

    /** A sweep of a sine whose frequency was changed, and of an absolute value that was not. */
    static Report versions() {
        List<Double> ranges = List.of(0.5, 1.0);
        List<Integer> widths = List.of(16, 64, 256);
        String points = "; points: 256 to train on";
        return together(
                new SampleSweep(List.of("sine", "absolute value"), ranges, List.of("uniform"), widths, 10)
                        .defined("sin(x1) on [-1, 1]" + points)
                        .report(),
                new SampleSweep(List.of("sine"), ranges, List.of("uniform"), widths, 10)
                        .defined("sin(2 * x1) on [-1, 1]" + points)
                        .report());
    }

    private static Report together(Report one, Report other) {
        Findings first = one.findings();
        Findings second = other.findings();
        Findings both = new Findings(
                first.trials() + second.trials(),
                first.failed() + second.failed(),
                first.trainSeconds() + second.trainSeconds(),
                concat(first.curves(), second.curves()),
                concat(first.probabilities(), second.probabilities()),
                concat(first.requiredWidths(), second.requiredWidths()),
                concat(first.trajectories(), second.trajectories()),
                List.of(),
                UnitFindings.NONE,
                concat(first.failures(), second.failures()));
        return new Report(one.job(), one.jobFile(), both, one.environment());
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
