package org.biassweep.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.EngineSpec;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Grid;
import org.biassweep.spec.Job;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.SeedRule;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.TrainingSpec;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Shape;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.biassweep.trial.Trial;

/** A sweep whose trials a test makes up: run round after round as the runner does, without training. */
final class SimulatedSweep {

    static final double DELTA = 0.1;

    private final Job job;
    private final List<Trial> grid;
    private final Allocation allocation;
    private final Map<String, Map<ErrorMeasure, Double>> committed = new HashMap<>();

    /**
     * @param curves how many; the weight range of curve i is i + 1
     * @param epsilons of the only criterion, on the root of the mean square
     */
    SimulatedSweep(int curves, List<Integer> widths, SeedRule rule, Double... epsilons) {
        TaskSpec task = new CatalogueFunction("sine", "sine", new TreeMap<>(), 64, 256);
        List<Long> seeds =
                LongStream.range(0, rule == null ? 1 : rule.max()).boxed().toList();
        List<WeightScale> scales =
                LongStream.rangeClosed(1, curves).mapToObj(WeightScale::range).toList();
        job = new Job(
                "simulated",
                List.of(task),
                new Grid(
                        List.of(Learn.BIASES),
                        widths,
                        scales,
                        List.of(WeightDistribution.UNIFORM),
                        seeds,
                        rule,
                        List.of(0L)),
                Recurrence.DEFAULT,
                TrainingSpec.DEFAULT,
                EngineSpec.DEFAULT,
                3600,
                1L << 31,
                List.of(new Criterion(ErrorMeasure.RMSE, List.of(epsilons))),
                DELTA,
                Set.of(),
                "nowhere");
        grid = new ArrayList<>();
        for (WeightScale scale : scales) {
            for (int width : widths) {
                seeds.forEach(seed -> grid.add(trial(job, scale, width, seed)));
            }
        }
        allocation = allocation(trial -> Set.of(ErrorMeasure.RMSE, ErrorMeasure.SUP));
    }

    private static Trial trial(Job job, WeightScale scale, int width, long seed) {
        return new Trial(
                new Configuration(
                        job.tasks().get(0),
                        "sine on [-1, 1]",
                        Shape.function(1, 1),
                        null,
                        Learn.BIASES,
                        width,
                        WeightDistribution.UNIFORM,
                        scale,
                        seed,
                        0,
                        job.training().fullBatch(Learn.BIASES),
                        1L << 31),
                new EngineVersion("fused", 1));
    }

    /** What spends its seeds, were tasks to offer other errors. */
    Allocation allocation(Function<Trial, Set<ErrorMeasure>> errors) {
        return new Allocation(job, grid, errors);
    }

    static int curve(Trial trial) {
        return (int) trial.configuration().weightScale().value() - 1;
    }

    List<Trial> grid() {
        return grid;
    }

    /** What is decided, and what would be trained next. */
    Allocation.Stage stage() {
        return allocation.after(committed);
    }

    void commit(List<Trial> trials, ToDoubleFunction<Trial> error) {
        trials.forEach(trial -> committed.put(trial.id(), Map.of(ErrorMeasure.RMSE, error.applyAsDouble(trial))));
    }

    void fail(List<Trial> trials) {
        trials.forEach(trial -> committed.put(trial.id(), Map.of()));
    }

    /** Runs to the end and returns the number of rounds. */
    int run(ToDoubleFunction<Trial> error) {
        int rounds = 0;
        for (List<Trial> next = stage().next(); !next.isEmpty(); next = stage().next()) {
            if (new LinkedHashSet<>(next).size() < next.size() || next.stream().anyMatch(this::isCommitted)) {
                throw new AssertionError("round " + rounds + " has a trial twice");
            }
            commit(next, error);
            rounds++;
        }
        return rounds;
    }

    boolean isCommitted(Trial trial) {
        return committed.containsKey(trial.id());
    }

    int trained() {
        return committed.size();
    }

    /** The committed trials of each width of a curve, in the order of widths. */
    Map<Integer, List<Trial>> trained(int curve) {
        Map<Integer, List<Trial>> widths = new LinkedHashMap<>();
        grid.stream()
                .filter(trial -> curve(trial) == curve && isCommitted(trial))
                .forEach(trial -> widths.computeIfAbsent(trial.configuration().width(), width -> new ArrayList<>())
                        .add(trial));
        return widths;
    }
}
