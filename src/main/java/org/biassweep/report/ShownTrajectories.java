package org.biassweep.report;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.RankedTrajectory;

/**
 * The trajectories that a page has room for: whole cells, of every curve the largest width before the next smaller one.
 *
 * @param trajectories those of the cells that are shown, in the order of the findings
 * @param cells how many cells have trajectories
 * @param cellsShown of these
 */
record ShownTrajectories(List<RankedTrajectory> trajectories, int cells, int cellsShown) {

    /** How many numbers a page holds at most; each takes about ten characters. */
    static final int ROOM = 300_000;

    private record Cell(CurveKey curve, int width) {

        static Cell of(RankedTrajectory ranked) {
            return new Cell(ranked.curve(), ranked.width());
        }
    }

    /** @param room how many numbers to show at most */
    static ShownTrajectories of(List<RankedTrajectory> all, int room) {
        Map<Cell, List<RankedTrajectory>> cells =
                all.stream().collect(groupingBy(Cell::of, LinkedHashMap::new, toList()));
        Map<CurveKey, TreeSet<Integer>> widths = cells.keySet().stream()
                .collect(groupingBy(Cell::curve, mapping(Cell::width, toCollection(TreeSet::new))));
        List<Cell> largestFirst = cells.keySet().stream()
                .sorted(comparingInt(
                        cell -> widths.get(cell.curve()).tailSet(cell.width()).size()))
                .toList();
        Set<Cell> shown = new HashSet<>();
        long left = room;
        for (Cell cell : largestFirst) {
            long numbers = numbers(cells.get(cell));
            if (numbers <= left) {
                left -= numbers;
                shown.add(cell);
            }
        }
        return new ShownTrajectories(
                all.stream().filter(ranked -> shown.contains(Cell.of(ranked))).toList(), cells.size(), shown.size());
    }

    /** The predictions of each trial once, and the target. */
    private static long numbers(List<RankedTrajectory> cell) {
        long trials = cell.stream().map(RankedTrajectory::trialId).distinct().count();
        return (trials + 1) * cell.get(0).saved().target().length;
    }

    /** The section of the page; empty where no trajectory was saved. */
    String html() {
        if (cells == 0) {
            return "";
        }
        String left = cellsShown == cells
                ? ""
                : String.format(
                        Locale.ROOT,
                        "This page has room for the trajectories of %,d of the %,d cells, the largest widths of every curve"
                                + " first; the table <code>trajectories</code> has all of them.",
                        cellsShown,
                        cells);
        return Resources.text("trajectories.html").formatted(left);
    }
}
