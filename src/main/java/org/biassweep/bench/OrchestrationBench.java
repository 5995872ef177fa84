package org.biassweep.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.biassweep.analysis.Analysis;
import org.biassweep.analysis.ProbabilityInterval;
import org.biassweep.sweep.Output;
import org.biassweep.sweep.Plan;
import org.biassweep.sweep.Progress;
import org.biassweep.sweep.Sessions;
import org.biassweep.sweep.Sweep;
import org.biassweep.sweep.TrialStore;

/**
 * What Spark, packs, waves and Parquet cost on top of the bare trainers: the same trials through both, in turn, in one
 * process. {@code scripts/bench orchestration}.
 */
public final class OrchestrationBench {

    private static final String JOB = """
            sweep: bench
            tasks: [{function: sine, eval_samples: %d, train_samples: %d}]
            grid: {widths: %s, weight_ranges: [1], seeds: %d}
            training: {steps: %d}
            engine: fused
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    private final SparkSession spark;
    private final Path directory;
    private final int cores;
    private final int rounds;
    private int sweeps;

    private OrchestrationBench(SparkSession spark, Path directory, int rounds) {
        this.spark = spark;
        this.rounds = rounds;
        this.directory = directory;
        cores = spark.sparkContext().defaultParallelism();
    }

    /**
     * Prints the measurements; takes about four minutes a round on two cores.
     *
     * @param arguments the number of rounds; 3 if it is left out
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("bias-sweep-bench");
        try (SparkSession spark = Sessions.open("bench")) {
            new OrchestrationBench(spark, directory, arguments.length == 0 ? 3 : Integer.parseInt(arguments[0])).run();
        } finally {
            FileUtils.deleteDirectory(directory.toFile());
        }
    }

    private void run() throws Exception {
        print(
                "%s %s, %d cores, at most %,d MiB of heap",
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                cores,
                Runtime.getRuntime().maxMemory() >> 20);
        print("warming up");
        compare(plan("[112]", 256, 1001, 400, 1000), 1);
        print("");
        print("10,000 trials of about 10 ms, %d rounds", rounds);
        compare(plan("[112]", 256, 1001, 10_000, 1000), rounds);
        print("");
        print("trials whose costs differ 1 : 10,000, %d rounds", rounds);
        compare(plan("[1, 16, 256, 4096, 16384]", 256, 101, 16, 1000), rounds);
        print("");
        print("a finished sweep of 100,000 trials");
        resume();
        print("%-44s %,10d MiB", "peak of the heap, driver and tasks together", peakHeap() >> 20);
    }

    private void compare(Plan plan, int rounds) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double bare = BareLoop.seconds(plan, cores);
            Occupancy occupancy = new Occupancy(cores);
            spark.sparkContext().addSparkListener(occupancy);
            double sweep = sweep(plan);
            spark.sparkContext().listenerBus().waitUntilEmpty();
            spark.sparkContext().removeSparkListener(occupancy);
            ratios.add(sweep / bare);
            print(
                    "  sweep / bare loop %.3f   (%.1f s / %.1f s)   slots busy %.1f %%   tail %.2f s   %s",
                    sweep / bare,
                    sweep,
                    bare,
                    100 * occupancy.busySeconds() / cores / sweep,
                    occupancy.tailSeconds(),
                    files());
        }
        ratios.sort(null);
        print("  median overhead %.1f %%", 100 * (ratios.get(ratios.size() / 2) - 1));
    }

    private double sweep(Plan plan) {
        Output output = new Output(directory.resolve("sweep" + ++sweeps).toString());
        long start = System.nanoTime();
        new Sweep(spark, new TrialStore(spark, output)).run(plan, Progress.SILENT);
        return (System.nanoTime() - start) / 1e9;
    }

    private void resume() throws Exception {
        String job = JOB.formatted(2, 2, "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", 10_000, 1);
        Plan plan = timed("plan: reading the job, spanning the grid", () -> Plan.of(job, List.of()));
        timed("training them (1 step each)", () -> sweep(plan));
        TrialStore store = new TrialStore(
                spark, new Output(directory.resolve("sweep" + sweeps).toString()));
        timed(
                "plan: what is done already",
                () -> plan.missing(store.committedIds()).size());
        timed("run: finds nothing to do", () -> {
            new Sweep(spark, store).run(plan, Progress.SILENT);
            return null;
        });
        timed(
                "tables",
                () -> Analysis.run(
                        store.read(),
                        plan.job().criteria(),
                        plan.job().delta(),
                        ProbabilityInterval.of(plan.job().grid()),
                        directory.resolve("sweep" + sweeps).toString()));
        print("%-44s %s", "on disk", files());
    }

    private <T> T timed(String what, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        print("%-44s %10.2f s", what, (System.nanoTime() - start) / 1e9);
        return result;
    }

    /** The Parquet files of the last sweep's trials. */
    private String files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("sweep" + sweeps + "/trials"))) {
            List<File> data = files.map(Path::toFile)
                    .filter(file -> file.getName().endsWith(".parquet"))
                    .toList();
            long bytes = data.stream().mapToLong(File::length).sum();
            return String.format(Locale.ROOT, "%d Parquet files, %,d KiB", data.size(), bytes >> 10);
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static Plan plan(String widths, int trainSamples, int evalSamples, int seeds, int steps) {
        return Plan.of(JOB.formatted(evalSamples, trainSamples, widths, seeds, steps), List.of());
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
