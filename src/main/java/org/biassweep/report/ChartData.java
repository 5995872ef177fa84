package org.biassweep.report;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.CurvePoint;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.ProbabilityPoint;
import org.biassweep.analysis.RankedTrajectory;
import org.biassweep.spec.Numbers;

/**
 * What the charts are drawn from, as JSON in the page.
 *
 * @param threshold 1 − δ
 * @param filters the settings but the weights' scale that vary, and their values
 * @param tasks a chart of each kind for each
 * @param joint a chart for each group of tasks and what its networks have in common
 * @param networks whose units are shown
 */
record ChartData(
        double threshold,
        Map<String, List<String>> filters,
        List<TaskCurves> tasks,
        List<JointData> joint,
        List<UnitMap> networks) {

    /**
     * The curves of one task, and the trajectories if it has any.
     *
     * @param name the task's
     * @param title the name, and what tells the task from others of that name
     * @param definition the task's
     * @param curves a series each
     * @param trajectories of these curves
     */
    record TaskCurves(String name, String title, String definition, List<Curve> curves, TrajectoryData trajectories) {}

    /**
     * One series.
     *
     * @param name what tells it from others of its task
     * @param hue decides colour and symbol: the place of its weights' scale
     * @param dash decides the dash: the place of its further settings, or of its weights' scale where none vary
     * @param scale what its weights' scale is: {@code range} or {@code gain}
     * @param size a or g, as shown
     * @param further the name without the weights' scale: curves that share it and the kind of scale share a heat map
     * @param settings value by label, for the filters
     */
    record Curve(
            String name,
            int hue,
            int dash,
            String scale,
            String size,
            String further,
            Map<String, String> settings,
            List<ErrorPoint> errors,
            List<Probability> probabilities) {}

    /** A {@link CurvePoint}; null where every trial failed, because JSON has no NaN. */
    record ErrorPoint(
            String error,
            int width,
            int parameters,
            Double median,
            Double q10,
            Double q90,
            Double min,
            Double max,
            long trials,
            long failed) {}

    /** A {@link ProbabilityPoint}. */
    record Probability(
            String error,
            double epsilon,
            int width,
            int parameters,
            long successes,
            long trials,
            double probability,
            double low,
            double high,
            double monotone) {}

    static ChartData of(Findings findings, List<RankedTrajectory> trajectories, Curves curves, double threshold) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        curves.furtherSettings().forEach(setting -> filters.put(setting.label(), setting.values(curves.all())));
        List<String> ranges = Setting.WEIGHT_SCALE.values(curves.all());
        List<String> furthers =
                curves.all().stream().map(curves::furtherName).distinct().toList();
        Map<CurveKey, List<CurvePoint>> errors = findings.curves().stream().collect(groupingBy(CurvePoint::curve));
        Map<CurveKey, List<ProbabilityPoint>> probabilities =
                findings.probabilities().stream().collect(groupingBy(ProbabilityPoint::curve));
        Map<List<String>, List<RankedTrajectory>> byTask =
                trajectories.stream().collect(groupingBy(ranked -> Curves.task(ranked.curve())));
        List<TaskCurves> tasks = Curves.byTask(curves.all()).stream()
                .map(task -> new TaskCurves(
                        task.get(0).task(),
                        curves.title(task.get(0)),
                        task.get(0).definition(),
                        task.stream()
                                .map(key -> new Curve(
                                        curves.name(key),
                                        ranges.indexOf(Setting.WEIGHT_SCALE.value(key)),
                                        furthers.size() > 1
                                                ? furthers.indexOf(curves.furtherName(key))
                                                : ranges.indexOf(Setting.WEIGHT_SCALE.value(key)),
                                        key.settings().weightScale().kind().keyword(),
                                        Numbers.text(
                                                key.settings().weightScale().value()),
                                        curves.furtherName(key),
                                        curves.furtherSettings(key),
                                        errors.getOrDefault(key, List.of()).stream()
                                                .map(ChartData::errorPoint)
                                                .toList(),
                                        probabilities.getOrDefault(key, List.of()).stream()
                                                .map(ChartData::probability)
                                                .toList()))
                                .toList(),
                        TrajectoryData.of(byTask.getOrDefault(Curves.task(task.get(0)), List.of()), curves::name)))
                .toList();
        return new ChartData(
                threshold,
                filters,
                tasks,
                findings.joint().stream()
                        .map(curve -> JointData.of(curve, curves))
                        .toList(),
                findings.units().networks().stream()
                        .map(network -> UnitMap.of(network, curves))
                        .toList());
    }

    private static ErrorPoint errorPoint(CurvePoint point) {
        return new ErrorPoint(
                point.error(),
                point.width(),
                point.trainedParameters(),
                finite(point.median()),
                finite(point.q10()),
                finite(point.q90()),
                finite(point.min()),
                finite(point.max()),
                point.trials(),
                point.failed());
    }

    private static Probability probability(ProbabilityPoint point) {
        return new Probability(
                point.error(),
                point.epsilon(),
                point.width(),
                point.trainedParameters(),
                point.successes(),
                point.trials(),
                point.probability(),
                point.ciLow(),
                point.ciHigh(),
                point.probabilityMonotone());
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** JSON that is safe inside a script element: no text in it can end the element. */
    String json() {
        try {
            return new ObjectMapper().writeValueAsString(this).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text and numbers are always JSON", e);
        }
    }
}
