package org.biassweep.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How often the trials of one curve were within one threshold, width by width.
 *
 * @param curve whose trials
 * @param threshold within what
 * @param trials n, one a width of the curve
 * @param successes k likewise
 */
record Series(Curve curve, Threshold threshold, int[] trials, int[] successes) {

    /**
     * Every curve with every threshold on an error that it has.
     *
     * @param curves in the order that is wanted
     * @param thresholds those that the cells counted successes of
     */
    static List<Series> of(List<Curve> curves, List<Threshold> thresholds) {
        return curves.stream()
                .flatMap(curve -> IntStream.range(0, thresholds.size())
                        .filter(i -> curve.has(thresholds.get(i).error()))
                        .mapToObj(i -> new Series(
                                curve,
                                thresholds.get(i),
                                curve.cells().stream().mapToInt(Cell::trials).toArray(),
                                curve.cells().stream()
                                        .mapToInt(cell -> cell.successes().get(i))
                                        .toArray())))
                .toList();
    }

    /** The rows of {@code probabilities}, given the monotone fit. */
    List<ProbabilityPoint> points(double[] monotone, ProbabilityInterval interval) {
        return IntStream.range(0, trials.length)
                .mapToObj(i -> new ProbabilityPoint(
                        curve.key(),
                        curve.cells().get(i).width(),
                        curve.cells().get(i).trainedParameters(),
                        threshold.error(),
                        threshold.epsilon(),
                        trials[i],
                        successes[i],
                        (double) successes[i] / trials[i],
                        interval.lower(successes[i], trials[i]),
                        interval.upper(successes[i], trials[i]),
                        interval.keyword(),
                        monotone[i]))
                .toList();
    }

    /** The row of {@code required_widths}, given the rows of {@code probabilities} and the bootstrap. */
    RequiredWidth requiredWidth(List<ProbabilityPoint> points, double delta, BootstrapIntervals.Ends interval) {
        double target = 1 - delta;
        Optional<ProbabilityPoint> required =
                smallest(points, point -> point.probabilityMonotone() >= target - SwitchRelation.ROUNDING);
        return new RequiredWidth(
                curve.key(),
                threshold.error(),
                threshold.epsilon(),
                delta,
                required.map(ProbabilityPoint::width).orElse(null),
                required.map(ProbabilityPoint::trainedParameters).orElse(null),
                interval.low(),
                interval.high(),
                smallest(points, point -> point.ciLow() >= target)
                        .map(ProbabilityPoint::width)
                        .orElse(null),
                points.get(points.size() - 1).width());
    }

    private static Optional<ProbabilityPoint> smallest(
            List<ProbabilityPoint> points, Predicate<ProbabilityPoint> suffices) {
        return points.stream().filter(suffices).findFirst();
    }
}
