package org.biassweep.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.biassweep.analysis.Analysis;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.ProbabilityInterval;
import org.biassweep.analysis.SeedSpending;
import org.biassweep.report.Report;
import org.biassweep.report.ReportPage;
import org.biassweep.spec.Job;
import org.biassweep.spec.JobWriter;
import org.biassweep.sweep.Output;
import org.biassweep.sweep.OutputException;
import org.biassweep.sweep.TrialStore;

/** What {@code run} and {@code report} end with: tables, report, and the answer in the terminal. */
final class Conclusion {

    private Conclusion() {}

    /** Returns the exit code: whether trials failed. */
    static int draw(Job job, SparkSession spark, Output output) {
        TrialStore store = new TrialStore(spark, output);
        Findings findings = analyse(job, store, output);
        String page = ReportPage.html(new Report(job, JobWriter.write(job), findings, environment(spark)));
        Path report = output.write("report/index.html", page);
        System.out.print(Answer.text(findings, job.delta()));
        SeedSpending.of(findings, job).map(SeedSpending::text).ifPresent(System.out::println);
        job.notes().forEach(note -> System.out.println("note: " + note));
        System.out.println("report: " + report);
        if (findings.failed() > 0) {
            System.err.printf(
                    Locale.ROOT,
                    "%,d of %,d trials failed; the report says which and why; to train them again, move %s out of %s and"
                            + " run the job again: what it has of their trials, and nothing else, is then trained anew%n",
                    findings.failed(),
                    findings.trials(),
                    WaveRanges.text(new TreeSet<>(store.failed().values())),
                    output.trials());
            return BiasSweep.TRIALS_FAILED;
        }
        return BiasSweep.DONE;
    }

    private static Findings analyse(Job job, TrialStore store, Output output) {
        try {
            return Analysis.run(
                    store.read(),
                    job.criteria(),
                    job.delta(),
                    ProbabilityInterval.of(job.grid()),
                    output.root().toString());
        } catch (Exception e) { // Scala throws checked exceptions undeclared
            throw store.damage()
                    .orElseGet(() -> new OutputException(
                            "the trials are kept, but the tables could not be made from them ("
                                    + OutputException.reason(e) + "); once that is mended, `bias-sweep report "
                                    + output.root() + "` makes them",
                            e));
        }
    }

    private static Map<String, String> environment(SparkSession spark) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("Bias Sweep", Version.text());
        environment.put("Spark", spark.version() + ", " + spark.sparkContext().master());
        environment.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        environment.put("Processor", System.getProperty("os.arch"));
        environment.put("Made", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return environment;
    }
}
