package org.biassweep.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.CurvePoint;
import org.biassweep.analysis.FailedTrials;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.IsotonicFormula;
import org.biassweep.analysis.ProbabilityPoint;
import org.biassweep.analysis.RankedTrajectory;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.analysis.SampleCurve;
import org.biassweep.analysis.UnitFindings;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.EngineSpec;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Grid;
import org.biassweep.spec.Job;
import org.biassweep.spec.JobWriter;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.TrainingSpec;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;

/**
 * Findings like those of a real sweep, from made-up errors: log-normal over the seeds around a median that falls from 0.7
 * to a floor, at a width that depends on task and weight range.
 */
final class SampleSweep {

    static final double DELTA = 0.1;

    /** Each error is so many times the rmse, and a bit more. */
    private static final Map<ErrorMeasure, Double> FACTORS = Map.of(
            ErrorMeasure.RMSE, 1.0, ErrorMeasure.SUP, 2.5, ErrorMeasure.TRAJECTORY, 400.0, ErrorMeasure.NMSE, 0.5);

    private static final List<Criterion> OF_FUNCTIONS = List.of(
            new Criterion(ErrorMeasure.RMSE, List.of(0.1, 0.03, 0.01)),
            new Criterion(ErrorMeasure.SUP, List.of(0.3, 0.1, 0.03)));

    private static final List<Criterion> OF_SYSTEMS = List.of(
            new Criterion(ErrorMeasure.NMSE, List.of(0.1, 0.01)),
            new Criterion(ErrorMeasure.TRAJECTORY, List.of(100.0, 30.0, 10.0)));

    private final List<String> tasks;
    private final List<WeightScale> scales;
    private final List<String> distributions;
    private final List<Integer> widths;
    private final int seeds;
    private final Random random = new Random(20250);
    private final List<CurvePoint> curves = new ArrayList<>();
    private final List<ProbabilityPoint> probabilities = new ArrayList<>();
    private final List<RequiredWidth> requiredWidths = new ArrayList<>();
    private final List<RankedTrajectory> trajectories = new ArrayList<>();
    private final List<FailedTrials> failures = new ArrayList<>();

    /** Trials of the largest range fail when the width is at least this. */
    private int failFrom = Integer.MAX_VALUE;

    /** Every error is exactly zero when the width is at least this. */
    private int exactFrom = Integer.MAX_VALUE;

    /** Every error is so many times larger. */
    private double factor = 1;

    /** The steps that systems are followed for; 0 where the tasks are functions. */
    private int horizon;

    private List<Criterion> criteria = OF_FUNCTIONS;

    /** Of functions. */
    private String definition = "sin(pi * x1) on [-1, 1], 256 train, 4001 eval";

    SampleSweep(List<String> tasks, List<Double> ranges, List<String> distributions, List<Integer> widths, int seeds) {
        this(ranges.stream().map(WeightScale::range).toArray(WeightScale[]::new), tasks, distributions, widths, seeds);
    }

    private SampleSweep(
            WeightScale[] scales, List<String> tasks, List<String> distributions, List<Integer> widths, int seeds) {
        this.tasks = tasks;
        this.scales = List.of(scales);
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

    /** Three systems with one, one and three outputs, saved trajectories, five widths, twelve seeds. */
    static SampleSweep systems(int horizon, WeightScale... scales) {
        SampleSweep systems = new SampleSweep(
                scales,
                List.of("cosine", "van_der_pol", "lorenz"),
                List.of("uniform"),
                List.of(64, 128, 256, 512, 1024),
                12);
        systems.horizon = horizon;
        systems.criteria = OF_SYSTEMS;
        return systems;
    }

    SampleSweep defined(String text) {
        definition = text;
        return this;
    }

    SampleSweep times(double value) {
        factor = value;
        return this;
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
                for (WeightScale scale : scales) {
                    curve(task, distribution, scale);
                }
            }
        }
        long failed = failures.stream().mapToLong(FailedTrials::trials).sum();
        long trials = (long) tasks.size() * scales.size() * distributions.size() * widths.size() * seeds;
        return report(new Findings(
                trials,
                failed,
                5321.4,
                curves,
                probabilities,
                requiredWidths,
                trajectories,
                List.of(),
                UnitFindings.NONE,
                failures));
    }

    /** The report of a sweep that has not begun. */
    Report emptyReport() {
        return report(new Findings(
                0, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), UnitFindings.NONE, List.of()));
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
        Grid grid = new Grid(
                List.of(Learn.BIASES),
                widths,
                scales,
                List.of(WeightDistribution.UNIFORM),
                LongStream.range(0, seeds).boxed().toList(),
                null,
                List.of(0L));
        return new Job(
                "quickstart",
                specs,
                grid,
                Recurrence.DEFAULT,
                TrainingSpec.DEFAULT,
                EngineSpec.DEFAULT,
                3600,
                1L << 31,
                criteria,
                DELTA,
                Set.of(),
                "runs/quickstart");
    }

    private void curve(String task, String distribution, WeightScale scale) {
        boolean isSystem = horizon > 0;
        SampleCurve curve = new SampleCurve()
                .task(task)
                .definition(isSystem ? "T = " + horizon : definition)
                .distribution(distribution)
                .scale(scale)
                .steps(1000)
                .engine("fused", 1);
        CurveKey key = (isSystem
                        ? curve.dynamics(
                                new SampleCurve.Dynamics(horizon, "relu", -0.8, 0.2, "random_linear", "autonomous"))
                        : curve)
                .key();
        Map<Criterion, double[][]> errors = new LinkedHashMap<>();
        criteria.forEach(criterion -> errors.put(criterion, new double[widths.size()][]));
        double transition = 60 * (1 + tasks.indexOf(task)) * Math.pow(scale.value(), -1.3);
        for (int i = 0; i < widths.size(); i++) {
            int width = widths.get(i);
            boolean fails = scale.equals(scales.get(scales.size() - 1)) && width >= failFrom;
            double[] rmse = fails ? new double[0] : rmse(width, transition);
            int at = i;
            errors.forEach((criterion, cells) -> cells[at] = Arrays.stream(rmse)
                    .map(error -> factor * error * FACTORS.get(criterion.error()) * (1 + random.nextDouble() / 3))
                    .toArray());
            if (fails) {
                failures.add(new FailedTrials(task, width, scale, "loss is not finite", seeds, "8f3ac1d09b27"));
            } else if (isSystem) {
                trajectories.addAll(
                        SampleTrajectories.of(key, width, errors.get(criteria.get(1))[i], tasks.indexOf(task)));
            }
        }
        errors.forEach((criterion, cells) -> points(key, criterion, cells));
    }

    private double[] rmse(int width, double transition) {
        double median = width >= exactFrom ? 0 : 0.004 + 0.7 / (1 + Math.pow(width / transition, 2.2));
        return random.doubles(seeds, 0, 1)
                .map(ignored -> median * Math.exp(0.45 * random.nextGaussian()))
                .toArray();
    }

    private void points(CurveKey key, Criterion criterion, double[][] cells) {
        String error = criterion.error().keyword();
        for (int i = 0; i < cells.length; i++) {
            curves.add(point(key, widths.get(i), error, cells[i]));
        }
        for (double epsilon : criterion.epsilons()) {
            int[] successes = Arrays.stream(cells)
                    .mapToInt(cell -> (int)
                            Arrays.stream(cell).filter(each -> each <= epsilon).count())
                    .toArray();
            int[] trials = new int[cells.length];
            Arrays.fill(trials, seeds);
            List<ProbabilityPoint> curve = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                double monotone = IsotonicFormula.fit(successes, trials, i);
                curve.add(probability(key, widths.get(i), error, epsilon, successes[i], monotone));
            }
            probabilities.addAll(curve);
            requiredWidths.add(SampleRequiredWidth.of(key, error, epsilon, DELTA, widths, curve));
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

    private ProbabilityPoint probability(
            CurveKey key, int width, String error, double epsilon, int successes, double monotone) {
        double low = successes == 0
                ? 0
                : new BetaDistribution(successes, seeds - successes + 1).inverseCumulativeProbability(0.025);
        double high = successes == seeds
                ? 1
                : new BetaDistribution(successes + 1, seeds - successes).inverseCumulativeProbability(0.975);
        return new ProbabilityPoint(
                key,
                width,
                width,
                error,
                epsilon,
                seeds,
                successes,
                (double) successes / seeds,
                low,
                high,
                "clopper_pearson",
                monotone);
    }
}
