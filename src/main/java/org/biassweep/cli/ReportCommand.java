package org.biassweep.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.InvalidJobException;
import org.biassweep.spec.Job;
import org.biassweep.sweep.Lease;
import org.biassweep.sweep.Output;
import org.biassweep.sweep.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code report}: tables and report again from the trials that are committed. */
@Command(
        name = "report",
        description = "Makes tables and report again from the trials on disk; trains nothing.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "the output directory of a sweep")
    private String directory;

    @Override
    public Integer call() {
        Output output = new Output(directory);
        Job job = output.job()
                .orElseThrow(() -> new InvalidJobException(
                        List.of(directory + " holds no sweep.yaml; name the output directory of a sweep")));
        try (LastWords words = new LastWords(
                        "stopped; the trials are kept, and the same command makes tables and report", () -> {});
                Lease lease = output.take();
                SparkSession spark = Sessions.open(job.sweep())) {
            return Conclusion.draw(job, spark, output);
        }
    }
}
