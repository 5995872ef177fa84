package org.biassweep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.biassweep.sweep.Output;
import org.biassweep.sweep.Plan;
import org.biassweep.sweep.Progress;
import org.biassweep.sweep.Sessions;
import org.biassweep.sweep.Sweep;
import org.biassweep.sweep.TrialStore;

/**
 * A sweep of 1,000 small trials from the first pack to the last commit: this project's engines and Deeplearning4j in the same Spark
 * job, and PyTorch training all networks together; in turn, one thread each. {@code scripts/bench small-trials}.
 */
public final class SmallTrialsBench {

    private static final int TRIALS = 1000;
    private static final int WIDTH = 64;
    private static final int SAMPLES = 256;
    private static final int STEPS = 1000;

    /** Trials and steps that the slow ones are timed over; theirs all cost the same. */
    private static final int TRIALS_OF_DL4J = 10;

    private static final int STEPS_OF_PYTORCH = 10;

    private static final String JOB = """
            sweep: bench
            tasks: [{function: %s, train_samples: %d}]
            grid: {widths: [%d], weight_ranges: [1], seeds: %d}
            training: {steps: %d}
            engine: %s
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    private final SparkSession spark;
    private final Path directory;
    private final Peer peer;
    private final int rounds;
    private int sweeps;

    private SmallTrialsBench(SparkSession spark, Path directory, String script, int rounds) {
        this.spark = spark;
        this.directory = directory;
        this.peer = Peer.pyTorch(script);
        this.rounds = rounds;
    }

    /**
     * Prints a line a task; takes a few minutes.
     *
     * @param arguments the peer's script and the number of rounds; 3 if it is left out
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("bias-sweep-bench");
        try (SparkSession spark = Sessions.open("bench")) {
            int rounds = arguments.length < 2 ? 3 : Integer.parseInt(arguments[1]);
            new SmallTrialsBench(spark, directory, arguments[0], rounds).run();
        } finally {
            FileUtils.deleteDirectory(directory.toFile());
        }
    }

    private void run() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%na sweep of %,d trials: width %d, %d samples, 1 output, %,d steps; one thread each, best of %d rounds in turn%n%n"
                        + "%-16s %9s %24s %22s %9s %12s %10s%n",
                TRIALS,
                WIDTH,
                SAMPLES,
                STEPS,
                rounds,
                "function",
                "engine",
                "PyTorch together / ours",
                "DL4J in Spark / ours",
                "ours, s",
                "PyTorch, s",
                "DL4J, s");
        compare("sine", "hinge", 1);
        compare("franke", "fused", 2);
    }

    private void compare(String function, String engine, int inputs) throws IOException, InterruptedException {
        sweep(function, engine, TRIALS);
        double ours = Double.POSITIVE_INFINITY;
        double together = Double.POSITIVE_INFINITY;
        double dl4j = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            ours = Math.min(ours, sweep(function, engine, TRIALS));
            together = Math.min(together, pyTorch(inputs));
            dl4j = Math.min(dl4j, sweep(function, "dl4j", TRIALS_OF_DL4J) * TRIALS / TRIALS_OF_DL4J);
        }
        System.out.printf(
                Locale.ROOT,
                "%-16s %9s %24.1f %22.1f %9.2f %12.1f %10.0f%n",
                function,
                engine,
                together / ours,
                dl4j / ours,
                ours,
                together,
                dl4j);
    }

    private double sweep(String function, String engine, int seeds) {
        Plan plan = Plan.of(JOB.formatted(function, SAMPLES, WIDTH, seeds, STEPS, engine), List.of());
        Output output = new Output(directory.resolve("sweep" + ++sweeps).toString());
        long begin = System.nanoTime();
        new Sweep(spark, new TrialStore(spark, output)).run(plan, Progress.SILENT);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Evaluation left out. */
    private double pyTorch(int inputs) throws IOException, InterruptedException {
        return peer.numbers(inputs, WIDTH, SAMPLES, 1, TRIALS, STEPS_OF_PYTORCH)
                .map(numbers -> numbers[0] / 1e6 * STEPS)
                .orElse(Double.NaN);
    }
}
