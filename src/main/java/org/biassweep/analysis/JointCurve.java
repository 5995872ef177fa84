package org.biassweep.analysis;

import java.util.List;

/**
 * How often one frozen network was trained to every task of a group.
 *
 * @param curves of the tasks, in the order of tables
 * @param points ordered by error, width, falling ε; at least one
 */
public record JointCurve(List<CurveKey> curves, List<JointProbability> points) {

    /** Copies the lists. */
    public JointCurve {
        curves = List.copyOf(curves);
        points = List.copyOf(points);
    }
}
