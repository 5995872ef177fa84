package org.biassweep.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.biassweep.sweep.Output;
import org.biassweep.sweep.Plan;
import org.biassweep.sweep.Sessions;
import org.biassweep.sweep.TrialStore;
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
            Set<String> committed = new TrialStore(spark, output).committedIds();
            print(plan, plan.missing(committed), output, spark.sparkContext().defaultParallelism());
        }
        return BiasSweep.DONE;
    }

    private static void print(Plan plan, List<Trial> missing, Output output, int cores) {
        double seconds = missing.stream().mapToDouble(Plan::seconds).sum();
        line("sweep", "%s, into %s", plan.job().sweep(), output.root());
        line("trials", "%,d", plan.grid().size());
        line(
                "cells",
                "%,d of %,d seeds each",
                plan.cells(),
                plan.job().grid().seeds().size());
        line("done", "%,d", plan.grid().size() - missing.size());
        line("to train", "%,d", missing.size());
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
        line(
                "estimate",
                "%,.0f core-seconds: about %s on %d cores, on a machine like the one the engines were measured on",
                seconds,
                Durations.text(seconds / cores),
                cores);
        plan.job().notes().forEach(note -> line("note", "%s", note));
    }

    private static void line(String what, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-16s%s%n", what, String.format(Locale.ROOT, format, values));
    }
}
