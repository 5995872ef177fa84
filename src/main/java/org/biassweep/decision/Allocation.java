package org.biassweep.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Job;
import org.biassweep.spec.SeedRule;
import org.biassweep.trial.Trial;

/**
 * Spends seeds where they decide: from what is committed of a grid, the next round of trials.
 *
 * <p>First every cell gets its least number of seeds. Then, for each curve and criterion, the middle one of the widths that
 * are open and have not had the most is brought to the next of a series of numbers that grow by a quarter: what it decides
 * may be inferred for half of the others. Where nothing can be inferred, all of them are. A cell that several criteria
 * ask about gets its seeds once.
 *
 * <p>Nothing is kept between rounds. A round that was cut off is not the same as one that was not taken: what it committed
 * counts, and what is asked for next may differ from what an undisturbed sweep would train. Both are as valid.
 *
 * <p>Of a cell's seeds those before the first that is not committed count, and no others, in the order of the grid:
 * {@link ConfidenceSequence} holds for them whatever brought others there.
 */
public final class Allocation {

    /** Seeds are added in multiples of so many: what Spark spends on a round is to be worth it. */
    private static final int BATCH = 8;

    private final SeedRule rule;
    private final double target;
    private final List<AskedCurve> curves;

    /** The cells of a curve in rising widths, of each its trials in the order of seeds. */
    private record AskedCurve(List<List<Trial>> cells, List<Threshold> thresholds) {}

    private record Threshold(ErrorMeasure error, double epsilon) {}

    /**
     * @param job whose criteria are asked, by its rule for seeds
     * @param grid the job's trials, with the most seeds that there may be
     * @param errors those that a trial's task offers: only criteria on them are asked of it
     * @throws IllegalArgumentException if the job has no rule for seeds
     */
    public Allocation(Job job, List<Trial> grid, Function<Trial, Set<ErrorMeasure>> errors) {
        rule = job.grid().seedRule();
        if (rule == null) {
            throw new IllegalArgumentException("the job " + job.sweep() + " has no rule for seeds");
        }
        target = 1 - job.delta();
        Map<String, Map<Integer, List<Trial>>> cells = grid.stream()
                .collect(groupingBy(
                        Trial::curveId,
                        LinkedHashMap::new,
                        groupingBy(trial -> trial.configuration().width(), TreeMap::new, toList())));
        curves = cells.values().stream()
                .map(widths -> List.copyOf(widths.values()))
                .map(widths -> new AskedCurve(
                        widths,
                        thresholds(job.criteria(), errors.apply(widths.get(0).get(0)))))
                .toList();
    }

    private static List<Threshold> thresholds(List<Criterion> criteria, Set<ErrorMeasure> errors) {
        return criteria.stream()
                .filter(criterion -> errors.contains(criterion.error()))
                .flatMap(criterion ->
                        criterion.epsilons().stream().map(epsilon -> new Threshold(criterion.error(), epsilon)))
                .toList();
    }

    /**
     * What is decided, and what to train next.
     *
     * @param committed the errors of every committed trial, by its id; none of one that failed
     */
    public Stage after(Map<String, Map<ErrorMeasure, Double>> committed) {
        Standing standing = Standing.NONE;
        List<Trial> least = new ArrayList<>();
        List<Trial> more = new ArrayList<>();
        for (AskedCurve curve : curves) {
            List<List<Map<ErrorMeasure, Double>>> outcomes =
                    curve.cells.stream().map(cell -> first(cell, committed)).toList();
            int[] wanted = outcomes.stream().mapToInt(List::size).toArray();
            for (Threshold threshold : curve.thresholds) {
                CurveVerdicts verdicts = verdicts(outcomes, threshold);
                standing = standing.plus(verdicts.standing());
                for (int cell : chosen(verdicts, outcomes)) {
                    wanted[cell] = grown(outcomes.get(cell).size());
                }
            }
            for (int i = 0; i < wanted.length; i++) {
                List<Trial> cell = curve.cells.get(i);
                int known = outcomes.get(i).size();
                if (known < rule.min()) {
                    least.addAll(missing(cell.subList(known, rule.min()), committed));
                } else {
                    more.addAll(missing(cell.subList(known, wanted[i]), committed));
                }
            }
        }
        return new Stage(least.isEmpty() ? more : least, standing);
    }

    private static List<Map<ErrorMeasure, Double>> first(
            List<Trial> cell, Map<String, Map<ErrorMeasure, Double>> committed) {
        return cell.stream()
                .map(trial -> committed.get(trial.id()))
                .takeWhile(Objects::nonNull)
                .toList();
    }

    private static List<Trial> missing(List<Trial> trials, Map<String, Map<ErrorMeasure, Double>> committed) {
        return trials.stream()
                .filter(trial -> !committed.containsKey(trial.id()))
                .toList();
    }

    private CurveVerdicts verdicts(List<List<Map<ErrorMeasure, Double>>> outcomes, Threshold threshold) {
        return CurveVerdicts.of(
                outcomes.stream().mapToLong(cell -> successes(cell, threshold)).toArray(),
                outcomes.stream().mapToLong(List::size).toArray(),
                target);
    }

    private static long successes(List<Map<ErrorMeasure, Double>> outcomes, Threshold threshold) {
        return outcomes.stream()
                .map(errors -> errors.get(threshold.error))
                .filter(error -> error != null && error <= threshold.epsilon)
                .count();
    }

    private List<Integer> chosen(CurveVerdicts verdicts, List<List<Map<ErrorMeasure, Double>>> outcomes) {
        List<Integer> open = verdicts.open().stream()
                .filter(cell -> outcomes.get(cell).size() < rule.max())
                .toList();
        return verdicts.rising() && !open.isEmpty() ? List.of(open.get((open.size() - 1) / 2)) : open;
    }

    /** The least of the series above so many. */
    private int grown(int seeds) {
        int size = rule.min();
        while (size <= seeds) {
            size += Math.max(1, (size / 4 + BATCH - 1) / BATCH) * BATCH;
        }
        return Math.min(rule.max(), size);
    }

    /**
     * How far a sweep is.
     *
     * @param next the trials of the next round; empty when there is nothing left to train
     * @param standing what is decided
     */
    public record Stage(List<Trial> next, Standing standing) {

        /** Copies the list. */
        public Stage {
            next = List.copyOf(next);
        }
    }
}
