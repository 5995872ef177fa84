package org.biassweep.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.biassweep.device.DeviceException;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.InvalidJobException;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.WeightScale;
import org.biassweep.sweep.ClusterException;
import org.biassweep.sweep.Plan;
import org.biassweep.sweep.Sessions;
import org.biassweep.train.Engines;
import org.biassweep.train.Execution;
import org.biassweep.train.Trainer;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Status;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: one trial in this process, or from it over the cluster, its loss shown as it falls. */
@Command(
        name = "train",
        description =
                "Trains one trial of the job, in this process or from it, and shows its loss as it falls; keeps nothing.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    private final JobArguments.Reader reader;

    @Mixin
    private JobArguments arguments;

    @Option(names = "--task", paramLabel = "T", description = "the task's name; needed when the job has several")
    private String task;

    @Option(names = "--width", paramLabel = "M", required = true, description = "m, hidden units")
    private int width;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--weight-range", paramLabel = "A", description = "a; needed when the job has several")
    private Double weightRange;

    @Option(
            names = "--gain",
            paramLabel = "G",
            description = "g, of a recurrent network; needed when the job has several")
    private Double gain;

    @Option(names = "--engine", paramLabel = "E", description = "the engine; default: the job's")
    private String engine;

    TrainCommand() {
        this(Plan::read);
    }

    /** @param reader of the job file */
    TrainCommand(JobArguments.Reader reader) {
        this.reader = reader;
    }

    @Override
    public Integer call() {
        Plan plan = plan();
        Trial trial = onlyTrial(plan);
        Configuration c = trial.configuration();
        System.out.printf(
                Locale.ROOT,
                "%s, width %d, %s, %s weights, seed %d, engine %s: learns %s, %d parameters, %d steps%n",
                c.task().name(),
                c.width(),
                c.weightScale().text(),
                c.weightDistribution().keyword(),
                c.seed(),
                trial.engine().name(),
                c.learn().keyword(),
                c.trainedParameters(),
                c.training().allSteps());
        return print(plan, result(plan, trial));
    }

    private static TrialResult result(Plan plan, Trial trial) {
        if (Engines.named(trial.engine().name()).isDistributed()) {
            try (SparkSession spark = Sessions.open(plan.job().sweep())) {
                return trained(plan, trial);
            }
        }
        return trained(plan, trial);
    }

    private static TrialResult trained(Plan plan, Trial trial) {
        Configuration c = trial.configuration();
        boolean isForDevice = Engines.isForDevice(trial.engine().name());
        String device = isForDevice ? plan.job().engine().device() : null;
        LossPrinter losses = new LossPrinter(System.out, c.training().allSteps());
        try {
            return new Trainer(plan.task(trial), plan.job().trialTimeout(), Set.of(), new Execution(losses, device))
                    .train(List.of(trial))
                    .get(0);
        } catch (DeviceException e) {
            throw new ClusterException("engine " + trial.engine().name() + " " + e.getMessage());
        }
    }

    private Plan plan() {
        List<String> overrides = new ArrayList<>(List.of("grid.widths=[" + width + "]", "grid.seeds=[" + seed + "]"));
        if (weightRange != null) {
            overrides.add("grid.weight_ranges=[" + weightRange + "]");
        }
        if (gain != null) {
            overrides.add("grid.gains=[" + gain + "]");
        }
        if (engine != null) {
            overrides.add((Engines.isForDevice(engine) ? "engine.name=" : "engine=") + JobArguments.quoted(engine));
        }
        return arguments.plan(reader, overrides);
    }

    private Trial onlyTrial(Plan plan) {
        List<Trial> trials = plan.grid().stream()
                .filter(trial ->
                        task == null || trial.configuration().task().name().equals(task))
                .toList();
        if (trials.isEmpty()) {
            throw new InvalidJobException(List.of("--task " + task + ": the job has no such task; it has "
                    + String.join(
                            ", ",
                            plan.job().tasks().stream().map(each -> each.name()).toList())));
        }
        trials = trials.stream()
                .filter(trial -> isAskedFor(trial.configuration().weightScale()))
                .toList();
        if (trials.isEmpty()) {
            throw new InvalidJobException(
                    List.of("--gain " + gain + ": gains are for recurrent networks; a function takes --weight-range"));
        }
        if (trials.size() > 1) {
            throw new InvalidJobException(List.of("these arguments name " + trials.size()
                    + " trials; choose one by --task, --weight-range, --gain, or --set grid.weight_distributions=[…]"));
        }
        return trials.get(0);
    }

    private boolean isAskedFor(WeightScale scale) {
        return (weightRange == null && gain == null) || (scale.isGain() ? gain : weightRange) != null;
    }

    private static int print(Plan plan, TrialResult result) {
        if (result.status() == Status.FAILED) {
            System.out.println("failed: " + result.reason());
            return BiasSweep.TRIALS_FAILED;
        }
        if (result.stopped() != null) {
            System.out.printf(
                    "ended early (%s) after %d steps%n", result.stopped().keyword(), result.steps());
        }
        result.errors()
                .forEach((error, value) -> System.out.printf(
                        Locale.ROOT,
                        "%-8s %.6g%s%n",
                        error.keyword(),
                        value,
                        error == ErrorMeasure.SUP && result.supIsCertified() ? ", certified" : ""));
        for (Criterion criterion : plan.job().criteria()) {
            Double error = result.errors().get(criterion.error());
            for (double epsilon : error == null ? List.<Double>of() : criterion.epsilons()) {
                System.out.printf(
                        "%s %s ≤ %s%n",
                        error <= epsilon ? "yes" : "no ", criterion.error().keyword(), Numbers.text(epsilon));
            }
        }
        System.out.println(Durations.text(result.trainSeconds()));
        return BiasSweep.DONE;
    }
}
