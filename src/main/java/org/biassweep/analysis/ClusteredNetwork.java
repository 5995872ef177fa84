package org.biassweep.analysis;

import java.util.List;

/**
 * A frozen network whose units were clustered by the tasks in which their activity varies (G. R. Yang et al., "Task
 * representations in neural networks trained to perform many cognitive tasks", Nature Neuroscience 22, 2019).
 *
 * @param curves of the tasks, in the order of tables
 * @param width m
 * @param seed the network's
 * @param clusters how many there are; the one of 2 … 10 with the largest silhouette
 * @param silhouette its mean over units, −1 … 1, with squared Euclidean distances
 * @param units those that vary in a task, ordered by cluster, then unit
 */
public record ClusteredNetwork(
        List<CurveKey> curves, int width, long seed, int clusters, double silhouette, List<ClusteredUnit> units) {

    /**
     * A unit that varies in a task.
     *
     * @param unit 1 … m
     * @param cluster 1 … clusters
     * @param variances its task variance in each task over the largest of them
     */
    public record ClusteredUnit(int unit, int cluster, List<Double> variances) {

        /** Copies the list. */
        public ClusteredUnit {
            variances = List.copyOf(variances);
        }
    }

    /** Copies the lists. */
    public ClusteredNetwork {
        curves = List.copyOf(curves);
        units = List.copyOf(units);
    }
}
