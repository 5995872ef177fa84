package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
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
        TwoExecutors.run(DeadlySweep.class, directory, directory.resolve("out").toString());

        assertThat(Files.readAllLines(directory.resolve("out.txt")))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line)
                        .matches(
                                line.startsWith(DEADLY_SEED + " ")
                                        ? DEADLY_SEED + " failed its executor died each time: .*ExecutorLostFailure.*"
                                        : "\\d ok null"));
    }

    /** The process that holds the driver; its engine stops the executor's process at one seed. */
    static final class DeadlySweep {

        private DeadlySweep() {}

        public static void main(String[] arguments) throws Exception {
            try (SparkSession spark = Sessions.open("deadly")) {
                Output output = new Output(arguments[0]);
                TrialStore store = new TrialStore(spark, output);
                Plan plan = Plan.of(JOB, List.of());
                PackTrainer engines = PackTrainer.withEngines(plan.job(), new SharedTasks(spark, plan));
                new Sweep(spark, store).run(plan, Progress.SILENT, pack -> {
                    if (pack.trials().stream()
                            .anyMatch(trial -> trial.configuration().seed() == DEADLY_SEED)) {
                        Runtime.getRuntime().halt(137);
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
    }
}
