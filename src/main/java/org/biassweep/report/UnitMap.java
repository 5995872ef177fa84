package org.biassweep.report;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.biassweep.analysis.ClusteredNetwork;
import org.biassweep.analysis.ClusteredNetwork.ClusteredUnit;
import org.biassweep.analysis.CurveKey;

/**
 * What the picture of one network's units is drawn from: of many units an even choice in the order of clusters.
 *
 * @param tasks their names
 * @param name what tells the network from others
 * @param settings value by label, for the filters
 * @param width m
 * @param seed the network's
 * @param varying how many units vary in a task
 * @param silhouette of the clusters
 * @param units at most {@link #MOST}
 */
record UnitMap(
        List<String> tasks,
        String name,
        Map<String, String> settings,
        int width,
        long seed,
        int varying,
        double silhouette,
        List<Unit> units) {

    /** How many units a picture has room for. */
    static final int MOST = 240;

    /** A unit, its cluster, and its task variance in each task over the largest of them, to three decimals. */
    record Unit(int unit, int cluster, List<Double> variances) {}

    static UnitMap of(ClusteredNetwork network, Curves curves) {
        List<ClusteredUnit> all = network.units();
        CurveKey first = network.curves().get(0);
        int shown = Math.min(MOST, all.size());
        return new UnitMap(
                network.curves().stream().map(CurveKey::task).toList(),
                curves.networkName(network.curves()),
                curves.furtherSettings(first),
                network.width(),
                network.seed(),
                all.size(),
                network.silhouette(),
                IntStream.range(0, shown)
                        .mapToObj(i -> unit(all.get((int) ((long) i * all.size() / shown))))
                        .toList());
    }

    private static Unit unit(ClusteredUnit unit) {
        return new Unit(
                unit.unit(),
                unit.cluster(),
                unit.variances().stream()
                        .map(value -> Math.round(1000 * value) / 1000.0)
                        .toList());
    }
}
