package org.biassweep.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.CurvePoint;
import org.biassweep.analysis.FailedTrials;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.ProbabilityPoint;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Grid;
import org.biassweep.spec.Job;
import org.biassweep.spec.JobWriter;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;

/**
 * Findings like those of a real sweep, from made-up errors: log-normal over the seeds around a median that falls from 0.7
 * to a floor, at a width that depends on task and weight range.
 */
final class SampleSweep {

    static final double DELTA = 0.1;

    private static final Map<String, List<Double>> EPSILONS = new LinkedHashMap<>();

    static {
        EPSILONS.put("rmse", List.of(0.1, 0.03, 0.01));
        EPSILONS.put("sup", List.of(0.3, 0.1, 0.03));
    }

    private final List<String> tasks;
    private final List<Double> ranges;
    private final List<String> distributions;
    private final List<Integer> widths;
    private final int seeds;
    private final Random random = new Random(20250);
    private final List<CurvePoint> curves = new ArrayList<>();
    private final List<ProbabilityPoint> probabilities = new ArrayList<>();
    private final List<RequiredWidth> requiredWidths = new ArrayList<>();
    private final List<FailedTrials> failures = new ArrayList<>();

    /** Trials of the largest range fail when the width is at least this. */
    private int failFrom = Integer.MAX_VALUE;

    /** Every error is exactly zero when the width is at least this. */
    private int exactFrom = Integer.MAX_VALUE;

    SampleSweep(List<String> tasks, List<Double> ranges, List<String> distributions, List<Integer> widths, int seeds) {
        this.tasks = tasks;
        this.ranges = ranges;
        this.distributions = distributions;
        this.widths = widths;
        this.seeds = seeds;
    }

    /** Three tasks, three ranges, eight widths, forty seeds. */
    static SampleSweep usual() {
        return new SampleSweep(
                List.of("sine", "absolute value", "step"),
                List.of(0.1, 0.5, 1.0),
                List.of("uniform"),
                List.of(16, 32, 64, 128, 256, 512, 1024, 2048),
                40);
    }

    SampleSweep failingFrom(int width) {
        failFrom = width;
        return this;
    }

    SampleSweep exactFrom(int width) {
        exactFrom = width;
        return this;
    }

    Report report() {
        for (String task : tasks) {
            for (String distribution : distributions) {
                for (double range : ranges) {
                    curve(task, distribution, range);
                }
            }
        }
        long failed = failures.stream().mapToLong(FailedTrials::trials).sum();
        long trials = (long) tasks.size() * ranges.size() * distributions.size() * widths.size() * seeds;
        Findings findings = new Findings(trials, failed, 5321.4, curves, probabilities, requiredWidths, failures);
        return report(findings);
    }

    /** The report of a sweep that has not begun. */
    Report emptyReport() {
        return report(new Findings(0, 0, 0, List.of(), List.of(), List.of(), List.of()));
    }

    private Report report(Findings findings) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("Bias Sweep", "0.1.0");
        environment.put("Apache Spark", "3.5.7");
        environment.put("Java", "17.0.15");
        environment.put("Hosts", "node-1, node-2");
        environment.put("Last trial", "2025-06-01 14:03 UTC");
        return new Report(job(), JobWriter.write(job()), findings, environment);
    }

    private Job job() {
        List<TaskSpec> specs = tasks.stream()
                .<TaskSpec>map(name -> new CatalogueFunction(name, "sine", new TreeMap<>(), 256, 4001))
                .toList();
        List<Criterion> criteria = List.of(
                new Criterion(ErrorMeasure.RMSE, EPSILONS.get("rmse")),
                new Criterion(ErrorMeasure.SUP, EPSILONS.get("sup")));
        Grid grid = new Grid(
                List.of(Learn.BIASES),
                widths,
                ranges.stream().map(WeightScale::range).toList(),
                List.of(WeightDistribution.UNIFORM),
                LongStream.range(0, seeds).boxed().toList());
        return new Job(
                "quickstart",
                specs,
                grid,
                Recurrence.DEFAULT,
                Training.DEFAULT,
                Job.AUTO,
                3600,
                criteria,
                DELTA,
                Set.of(),
                "runs/quickstart");
    }

    private void curve(String task, String distribution, double range) {
        CurveKey key = new CurveKey(
                task + "/" + distribution + "/" + range,
                task,
                "sin(pi * x1) on [-1, 1], 256 train, 4001 eval",
                "biases",
                "one_hidden_layer",
                "relu",
                distribution,
                range,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "adam",
                0.02,
                "cosine",
                1000,
                "fused",
                1);
        Map<String, double[][]> errors = new LinkedHashMap<>();
        EPSILONS.keySet().forEach(error -> errors.put(error, new double[widths.size()][]));
        double transition = 60 * (1 + tasks.indexOf(task)) * Math.pow(range, -1.3);
        for (int i = 0; i < widths.size(); i++) {
            boolean fails = range == ranges.get(ranges.size() - 1) && widths.get(i) >= failFrom;
            double[] rmse = fails ? new double[0] : rmse(widths.get(i), transition);
            errors.get("rmse")[i] = rmse;
            errors.get("sup")[i] = Arrays.stream(rmse)
                    .map(error -> error * (2.5 + random.nextDouble()))
                    .toArray();
            if (fails) {
                failures.add(new FailedTrials(
                        task, widths.get(i), WeightScale.range(range), "loss is not finite", seeds, "8f3ac1d09b27"));
            }
        }
        errors.forEach((error, cells) -> points(key, error, cells));
    }

    private double[] rmse(int width, double transition) {
        double median = width >= exactFrom ? 0 : 0.004 + 0.7 / (1 + Math.pow(width / transition, 2.2));
        return random.doubles(seeds, 0, 1)
                .map(ignored -> median * Math.exp(0.45 * random.nextGaussian()))
                .toArray();
    }

    private void points(CurveKey key, String error, double[][] cells) {
        for (int i = 0; i < cells.length; i++) {
            curves.add(point(key, widths.get(i), error, cells[i]));
        }
        for (double epsilon : EPSILONS.get(error)) {
            double[] shares = Arrays.stream(cells)
                    .mapToDouble(cell ->
                            Arrays.stream(cell).filter(each -> each <= epsilon).count() / (double) seeds)
                    .toArray();
            List<ProbabilityPoint> curve = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                curve.add(probability(key, widths.get(i), error, epsilon, shares[i], monotone(shares, i)));
            }
            probabilities.addAll(curve);
            requiredWidths.add(required(key, error, epsilon, curve));
        }
    }

    private CurvePoint point(CurveKey key, int width, String error, double[] values) {
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(values);
        double[] q = Arrays.stream(new double[] {1e-9, 10, 25, 50, 75, 90, 100})
                .map(share -> values.length == 0 ? Double.NaN : percentile.evaluate(share))
                .toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return new CurvePoint(
                key, width, width, error, seeds, seeds - values.length, q[0], q[1], q[2], q[3], q[4], q[5], q[6], mean);
    }

    /** Isotonic regression at {@code i}: the largest, over starts, of the least mean of the stretches that hold i. */
    private static double monotone(double[] shares, int i) {
        return IntStream.rangeClosed(0, i)
                .mapToDouble(from -> IntStream.range(i, shares.length)
                        .mapToDouble(to ->
                                Arrays.stream(shares, from, to + 1).average().orElseThrow())
                        .min()
                        .orElseThrow())
                .max()
                .orElseThrow();
    }

    private ProbabilityPoint probability(
            CurveKey key, int width, String error, double epsilon, double share, double monotone) {
        long successes = Math.round(share * seeds);
        double low = successes == 0
                ? 0
                : new BetaDistribution(successes, seeds - successes + 1).inverseCumulativeProbability(0.025);
        double high = successes == seeds
                ? 1
                : new BetaDistribution(successes + 1, seeds - successes).inverseCumulativeProbability(0.975);
        return new ProbabilityPoint(key, width, width, error, epsilon, seeds, successes, share, low, high, monotone);
    }

    private RequiredWidth required(CurveKey key, String error, double epsilon, List<ProbabilityPoint> curve) {
        int largest = widths.get(widths.size() - 1);
        int at = 0;
        while (at < curve.size() && curve.get(at).probabilityMonotone() < 1 - DELTA) {
            at++;
        }
        Integer certified = curve.stream()
                .filter(point -> point.ciLow() >= 1 - DELTA)
                .map(ProbabilityPoint::width)
                .findFirst()
                .orElse(null);
        if (at == curve.size()) {
            return new RequiredWidth(key, error, epsilon, DELTA, null, null, null, certified, largest);
        }
        Integer high = at + 1 < widths.size() ? widths.get(at + 1) : null;
        return new RequiredWidth(
                key, error, epsilon, DELTA, widths.get(at), widths.get(Math.max(0, at - 1)), high, certified, largest);
    }
}
