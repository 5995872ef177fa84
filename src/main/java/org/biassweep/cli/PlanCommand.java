package org.biassweep.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.biassweep.decision.Allocation;
import org.biassweep.decision.Standing;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.SeedRule;
import org.biassweep.sweep.Output;
import org.biassweep.sweep.Plan;
import org.biassweep.sweep.Sessions;
import org.biassweep.sweep.TrialStore;
import org.biassweep.train.Engines;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plan}: what a job would train, what is done already, and what the rest will cost. */
@Command(
        name = "plan",
        description = "Shows what would be trained, what is done already, and what the rest will cost; trains nothing.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private JobArguments arguments;

    @Override
    public Integer call() {
        Plan plan = arguments.plan(List.of());
        Output output = new Output(plan.job().output());
        output.check(plan.job());
        try (SparkSession spark = Sessions.open(plan.job().sweep())) {
            TrialStore store = new TrialStore(spark, output);
            int cores = spark.sparkContext().defaultParallelism();
            line("sweep", "%s, into %s", plan.job().sweep(), output.root());
            Optional<Allocation> allocation = plan.allocation();
            if (allocation.isPresent()) {
                printRounds(plan, allocation.get(), store, cores);
            } else {
                printGrid(plan, store, cores);
            }
            plan.job().notes().forEach(note -> line("note", "%s", note));
        }
        return BiasSweep.DONE;
    }

    private static void printGrid(Plan plan, TrialStore store, int cores) {
        List<Trial> missing = plan.missing(store.committedIds());
        line("trials", "%,d", plan.grid().size());
        line(
                "cells",
                "%,d of %,d seeds each",
                plan.cells(),
                plan.job().grid().seeds().size());
        printDone(plan, store, missing);
        line("to train", "%,d", missing.size());
        printEngines(plan);
        printCost("estimate", missing, cores);
    }

    /** What is known of a sweep whose trials depend on outcomes. */
    private static void printRounds(Plan plan, Allocation allocation, TrialStore store, int cores) {
        Map<String, Map<ErrorMeasure, Double>> committed = store.committedErrors();
        SeedRule rule = plan.job().grid().seedRule();
        Allocation.Stage stage = allocation.after(committed);
        List<Trial> missing = plan.missing(committed.keySet());
        line(
                "trials",
                "at least %,d, at most %,d: seeds are added until decided",
                plan.cells() * rule.min(),
                plan.grid().size());
        line("cells", "%,d of %,d to %,d seeds each", plan.cells(), rule.min(), rule.max());
        printDone(plan, store, missing);
        Standing standing = stage.standing();
        line(
                "decided",
                "%,d of %,d questions whether a width suffices, %,d of them by other widths",
                standing.decided() + standing.inferred(),
                standing.questions(),
                standing.inferred());
        boolean done = stage.next().isEmpty();
        line(
                "to train",
                done ? "0" : "%,d in the next round, at most %,d",
                stage.next().size(),
                missing.size());
        printEngines(plan);
        printCost("next round", stage.next(), cores);
        printCost("at most", done ? List.of() : missing, cores);
    }

    private static void printDone(Plan plan, TrialStore store, List<Trial> missing) {
        Set<String> failedIds = store.failed().keySet();
        long failed = plan.grid().stream()
                .filter(trial -> failedIds.contains(trial.id()))
                .count();
        line(
                "done",
                failed == 0 ? "%,d" : "%,d, of which %,d failed",
                plan.grid().size() - missing.size(),
                failed);
    }

    private static void printEngines(Plan plan) {
        EngineShares.text(plan).ifPresent(text -> line("engines", "%s", text));
        printMostExpensive(plan);
    }

    private static void printMostExpensive(Plan plan) {
        plan.mostExpensive().ifPresent(trial -> {
            Configuration c = trial.configuration();
            line(
                    "most expensive",
                    "%s, width %,d, %,d steps, engine %s: about %s",
                    c.task().name(),
                    c.width(),
                    c.training().allSteps(),
                    trial.engine().name(),
                    Durations.text(Plan.seconds(trial)));
        });
    }

    private static void printCost(String what, List<Trial> toTrain, int cores) {
        double seconds = toTrain.stream().mapToDouble(Plan::seconds).sum();
        line(
                what,
                "%,.0f core-seconds: about %s on %d cores, on a machine like the one the engines were measured on%s",
                seconds,
                Durations.text(seconds / cores),
                cores,
                toTrain.stream()
                                .anyMatch(trial ->
                                        Engines.isForDevice(trial.engine().name()))
                        ? ", with a GPU that is supposed (on a processor it takes much longer)"
                        : "");
    }

    private static void line(String what, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-16s%s%n", what, String.format(Locale.ROOT, format, values));
    }
}
