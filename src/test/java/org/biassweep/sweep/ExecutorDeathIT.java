package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.biassweep.device.Losses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial that takes its executor down, on a cluster of two executors, each a process of its own. */
class ExecutorDeathIT {

    private static final String JOB = """
            sweep: deadly
            tasks: [{function: sine, eval_samples: 11}]
            grid: {widths: [2], weight_ranges: [1], seeds: 6}
            training: {steps: 5}
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;
    private static final long DEADLY_SEED = 3;

    @TempDir
    private Path directory;

    @Test
    void theTrialBecomesAFailedRowAndAllOthersAreTrained() throws Exception {
        assertThat(rows("deadly"))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line)
                        .matches(
                                line.startsWith(DEADLY_SEED + " ")
                                        ? DEADLY_SEED + " failed its executor died each time: .*ExecutorLostFailure.*"
                                        : "\\d ok null"));
    }

    @Test
    void anExecutorWhoseDeviceIsLostEndsAndNoTrialFails() throws Exception {
        assertThat(rows("lost")).hasSize(6).allSatisfy(line -> assertThat(line).matches("\\d ok null"));
        assertThat(directory.resolve("lost")).exists();
    }

    /** Seed, status and reason of every trial. */
    private List<String> rows(String how) throws Exception {
        String marker = directory.resolve(how).toString();
        TwoExecutors.run(DeadlySweep.class, directory, directory.resolve("out").toString(), how, marker);
        return Files.readAllLines(directory.resolve("out.txt"));
    }

    /**
     * The process that holds the driver; its engine stops the executor's process at one seed: each time, or when the device is
     * lost, the first time.
     */
    static final class DeadlySweep {

        private DeadlySweep() {}

        public static void main(String[] arguments) throws Exception {
            try (SparkSession spark = Sessions.open("deadly")) {
                Output output = new Output(arguments[0]);
                TrialStore store = new TrialStore(spark, output);
                Plan plan = Plan.of(JOB, List.of());
                PackTrainer engines = PackTrainer.withEngines(plan.job(), new SharedTasks(spark, plan));
                boolean isLoss = arguments[1].equals("lost");
                String marker = arguments[2];
                new Sweep(spark, store).run(plan, Progress.SILENT, pack -> {
                    if (pack.trials().stream()
                            .anyMatch(trial -> trial.configuration().seed() == DEADLY_SEED)) {
                        die(isLoss, marker);
                    }
                    return engines.train(pack);
                });
                List<String> lines = store.read().select("seed", "status", "reason").collectAsList().stream()
                        .map(row -> row.getLong(0) + " " + row.getString(1) + " " + row.getString(2))
                        .toList();
                Files.write(Path.of(arguments[0] + ".txt"), lines);
            }
            System.out.println("DONE");
        }

        private static void die(boolean isLoss, String marker) {
            if (!isLoss) {
                Runtime.getRuntime().halt(137);
            }
            if (new File(marker).mkdir()) {
                throw Losses.loss();
            }
        }
    }
}
