package org.biassweep.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.biassweep.analysis.ClusteredNetwork;
import org.biassweep.analysis.ClusteredNetwork.ClusteredUnit;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.CurvePoint;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.JointCurve;
import org.biassweep.analysis.JointProbability;
import org.biassweep.analysis.ProbabilityPoint;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.analysis.Settings;
import org.biassweep.analysis.SimilaritySummary;
import org.biassweep.analysis.SolutionSummary;
import org.biassweep.analysis.TaskTitles;
import org.biassweep.analysis.UnitFindings;
import org.biassweep.spec.WeightScale;

/** Made-up findings on networks that are asked for several tasks, and on their units. */
final class SampleUnits {

    private SampleUnits() {}

    /** The usual sweep, its three tasks asked of the same networks, their units saved. */
    static Report report() {
        return of(SampleSweep.usual().report());
    }

    /** A sweep, the first version of each of its tasks asked of the same networks, the units of all saved. */
    static Report of(Report usual) {
        Findings findings = usual.findings();
        TaskTitles titles =
                new TaskTitles(findings.curves().stream().map(CurvePoint::curve).toList());
        Map<WeightScale, Map<CurveKey, List<ProbabilityPoint>>> scales = findings.probabilities().stream()
                .collect(groupingBy(
                        point -> point.curve().settings().weightScale(),
                        LinkedHashMap::new,
                        groupingBy(ProbabilityPoint::curve, LinkedHashMap::new, toList())));
        List<CurveKey> curves =
                findings.curves().stream().map(CurvePoint::curve).distinct().toList();
        List<JointCurve> joint = scales.values().stream()
                .map(tasks -> joint(firstVersions(tasks), titles))
                .toList();
        return new Report(
                usual.job(),
                usual.jobFile(),
                new Findings(
                        findings.trials(),
                        findings.failed(),
                        findings.trainSeconds(),
                        findings.curves(),
                        findings.probabilities(),
                        findings.requiredWidths(),
                        findings.trajectories(),
                        joint,
                        units(curves, joint.get(1).curves()),
                        findings.failures()),
                usual.environment());
    }

    private static List<List<ProbabilityPoint>> firstVersions(Map<CurveKey, List<ProbabilityPoint>> curves) {
        Map<String, List<ProbabilityPoint>> tasks = new LinkedHashMap<>();
        curves.forEach((curve, points) -> tasks.putIfAbsent(curve.task(), points));
        return List.copyOf(tasks.values());
    }

    /** The usual sweep as classifications, whose networks at a = 1 train 796 parameters a unit. */
    static Report classifications() {
        Report usual = SampleSweep.usual().exactFrom(2048).report();
        Findings findings = usual.findings();
        return new Report(
                usual.job(),
                usual.jobFile(),
                new Findings(
                        findings.trials(),
                        findings.failed(),
                        findings.trainSeconds(),
                        findings.curves().stream().map(SampleUnits::point).toList(),
                        findings.probabilities().stream()
                                .map(SampleUnits::probability)
                                .toList(),
                        findings.requiredWidths().stream()
                                .map(SampleUnits::width)
                                .toList(),
                        List.of(),
                        List.of(),
                        UnitFindings.NONE,
                        List.of()),
                usual.environment());
    }

    private static CurvePoint point(CurvePoint p) {
        return new CurvePoint(
                key(p.curve()),
                p.width(),
                parameters(p.curve(), p.width()),
                error(p.error()),
                p.trials(),
                p.failed(),
                p.min(),
                p.q10(),
                p.q25(),
                p.median(),
                p.q75(),
                p.q90(),
                p.max(),
                p.mean());
    }

    private static ProbabilityPoint probability(ProbabilityPoint p) {
        return new ProbabilityPoint(
                key(p.curve()),
                p.width(),
                parameters(p.curve(), p.width()),
                error(p.error()),
                p.epsilon(),
                p.trials(),
                p.successes(),
                p.probability(),
                p.ciLow(),
                p.ciHigh(),
                p.interval(),
                p.probabilityMonotone());
    }

    private static RequiredWidth width(RequiredWidth w) {
        return new RequiredWidth(
                key(w.curve()),
                error(w.error()),
                w.epsilon(),
                w.delta(),
                w.requiredWidth(),
                w.requiredWidth() == null ? null : (Integer) parameters(w.curve(), w.requiredWidth()),
                w.ciLow(),
                w.ciHigh(),
                w.certifiedWidth(),
                w.largestWidth());
    }

    private static String error(String error) {
        return error.equals("rmse") ? "test_error" : "test_loss";
    }

    private static int parameters(CurveKey key, int width) {
        return key.settings().weightRange() == 1 ? 796 * width : width;
    }

    private static CurveKey key(CurveKey key) {
        Settings s = key.settings();
        return new CurveKey(
                key.curveId(),
                key.task(),
                key.definition(),
                key.horizon(),
                key.steps(),
                new Settings(
                        s.weightRange() == 1 ? "all" : "biases",
                        s.architecture(),
                        s.activation(),
                        s.weightDistribution(),
                        s.weightRange(),
                        s.gain(),
                        s.alpha(),
                        s.beta(),
                        s.initialState(),
                        s.warmUpSteps(),
                        s.run(),
                        s.gradientClip(),
                        s.optimizer(),
                        s.learningRate(),
                        s.schedule(),
                        200,
                        s.maskMethod(),
                        s.maskSteepness(),
                        s.ridge(),
                        s.lmSteps(),
                        s.stopRmse(),
                        s.stopMargin(),
                        s.plateauSteps(),
                        s.plateauImprovement(),
                        s.start(),
                        s.engine(),
                        s.engineAlgorithm()));
    }

    /** Joint probabilities halfway between the product of the tasks' own and the smallest of them. */
    private static JointCurve joint(List<List<ProbabilityPoint>> tasks, TaskTitles titles) {
        List<CurveKey> curves = tasks.stream().map(task -> task.get(0).curve()).toList();
        List<JointProbability> points = IntStream.range(0, tasks.get(0).size())
                .mapToObj(i -> {
                    ProbabilityPoint first = tasks.get(0).get(i);
                    double product = tasks.stream()
                            .mapToDouble(task -> task.get(i).probability())
                            .reduce(1, (a, b) -> a * b);
                    double smallest = tasks.stream()
                            .mapToDouble(task -> task.get(i).probability())
                            .min()
                            .orElseThrow();
                    long successes = Math.round(first.trials() * (product + smallest) / 2);
                    double probability = (double) successes / first.trials();
                    return new JointProbability(
                            curves.stream()
                                    .map(curve -> titles.of(curve.task(), curve.definition()))
                                    .collect(joining(", ")),
                            curves.size(),
                            1,
                            1,
                            1000,
                            first.curve().settings(),
                            first.width(),
                            first.trainedParameters(),
                            first.error(),
                            first.epsilon(),
                            first.trials(),
                            successes,
                            probability,
                            Math.max(0, probability - 0.15),
                            Math.min(1, probability + 0.15),
                            first.interval(),
                            product,
                            smallest);
                })
                .toList();
        return new JointCurve(curves, points);
    }

    /** Two widths of each curve, three kinds of pairs of each task, one clustered network of 600 units. */
    private static UnitFindings units(List<CurveKey> curves, List<CurveKey> together) {
        List<SolutionSummary> solutions = new ArrayList<>();
        List<SimilaritySummary> similarities = new ArrayList<>();
        for (CurveKey curve : curves) {
            for (int width : new int[] {32, 1024}) {
                solutions.add(new SolutionSummary(curve, width, 40, 0.125, 0.5, 0.25, width == 32 ? null : -0.75, 0.5));
                for (String kind : List.of("bias-bias", "mask-bias", "mask-mask")) {
                    similarities.add(new SimilaritySummary(
                            curve.task(),
                            curve.definition(),
                            curve.settings().weightDistribution(),
                            curve.settings().weightScale(),
                            width,
                            kind,
                            40,
                            0.46,
                            0.625,
                            kind.equals("bias-bias") ? 0.875 : null));
                }
            }
        }
        return new UnitFindings(solutions, similarities, List.of(network(together)));
    }

    /** Units of the first task, the second, …, and at last those of all. */
    private static ClusteredNetwork network(List<CurveKey> tasks) {
        Random random = new Random(4);
        int clusters = tasks.size() + 1;
        List<ClusteredUnit> units = IntStream.range(0, 500)
                .mapToObj(i -> {
                    int cluster = i * clusters / 500;
                    List<Double> variances = IntStream.range(0, tasks.size())
                            .mapToObj(task -> task == cluster
                                    ? 1.0
                                    : cluster == tasks.size()
                                            ? 0.7 + 0.3 * random.nextDouble()
                                            : 0.2 * random.nextDouble())
                            .toList();
                    return new ClusteredUnit(i + 1, cluster + 1, variances);
                })
                .toList();
        return new ClusteredNetwork(tasks, 600, 3, clusters, 0.8125, units);
    }
}
