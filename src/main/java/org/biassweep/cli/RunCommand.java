package org.biassweep.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.biassweep.sweep.Lease;
import org.biassweep.sweep.Output;
import org.biassweep.sweep.Plan;
import org.biassweep.sweep.Progress;
import org.biassweep.sweep.Sessions;
import org.biassweep.sweep.Sweep;
import org.biassweep.sweep.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run}: trains what is missing of a sweep, then makes its tables and report. */
@Command(
        name = "run",
        description = "Trains every trial of the job that is not committed yet, then makes tables and report.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private JobArguments arguments;

    @Override
    public Integer call() {
        Plan plan = arguments.plan(List.of());
        Output output = new Output(plan.job().output());
        output.check(plan.job());
        Progress progress = ShownProgress.forThisTerminal();
        try (LastWords words = new LastWords(
                        "stopped; what was committed stays, and the same command goes on from there", progress::close);
                Lease lease = output.take();
                SparkSession spark = Sessions.open(plan.job().sweep())) {
            output.keep(plan.job());
            new Sweep(spark, new TrialStore(spark, output)).run(plan, progress);
            return Conclusion.draw(plan.job(), spark, output);
        }
    }
}
