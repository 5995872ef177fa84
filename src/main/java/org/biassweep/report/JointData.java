package org.biassweep.report;

import java.util.List;
import java.util.Map;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.JointCurve;
import org.biassweep.analysis.JointProbability;

/**
 * What the chart of one group of tasks is drawn from.
 *
 * @param tasks their names
 * @param title what they are called
 * @param name what tells the group's networks from others, as of a curve
 * @param settings value by label, for the filters
 * @param points in the order of the findings
 */
record JointData(List<String> tasks, String title, String name, Map<String, String> settings, List<Point> points) {

    /** A {@link JointProbability}. */
    record Point(
            String error,
            double epsilon,
            int width,
            int parameters,
            long successes,
            long trials,
            double probability,
            double low,
            double high,
            double independent,
            double smallest) {}

    static JointData of(JointCurve joint, Curves curves) {
        CurveKey first = joint.curves().get(0);
        return new JointData(
                joint.curves().stream().map(CurveKey::task).toList(),
                joint.points().get(0).taskGroup(),
                curves.name(first),
                curves.furtherSettings(first),
                joint.points().stream().map(JointData::point).toList());
    }

    private static Point point(JointProbability point) {
        return new Point(
                point.error(),
                point.epsilon(),
                point.width(),
                point.trainedParameters(),
                point.successes(),
                point.trials(),
                point.probability(),
                point.ciLow(),
                point.ciHigh(),
                point.probabilityIfIndependent(),
                point.smallestSingle());
    }
}
