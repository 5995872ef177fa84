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

    /** What happens at one seed. */
    private enum Event {
        DEATH,
        LOSS_ONCE,
        LOSS_EACH_TIME
    }

    @Test
    void theTrialBecomesAFailedRowAndAllOthersAreTrained() throws Exception {
        assertThat(outcome(Event.DEATH, 1))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line)
                        .matches(
                                line.startsWith(DEADLY_SEED + " ")
                                        ? DEADLY_SEED + " failed its executor died each time: .*ExecutorLostFailure.*"
                                        : "\\d ok null"));
    }

    @Test
    void whatAnExecutorWhoseDeviceIsLostWasTrainingGoesToAnother() throws Exception {
        assertThat(outcome(Event.LOSS_ONCE, 4)).hasSize(6).allMatch(line -> line.matches("\\d ok null"));
        assertThat(directory.resolve("log"))
                .content()
                .contains("Command exited with code 70")
                .doesNotContain("looking for the trial that does it");
    }

    @Test
    void noTrialFailsWhereDevicesAreLostEachTime() throws Exception {
        assertThat(outcome(Event.LOSS_EACH_TIME, 1))
                .containsExactly("a wave could not be trained and written: executors that train sine, width 2, seed "
                        + DEADLY_SEED
                        + " with engine hinge lose their device each time; look at the device, or leave that"
                        + " trial out; what was committed stays, and the same command goes on from there");
    }

    /** Seed, status and reason of every trial; or why there are none. */
    private List<String> outcome(Event event, int mostFailures) throws Exception {
        String output = directory.resolve("out").toString();
        TwoExecutors.run(DeadlySweep.class, directory, mostFailures, output, event.name());
        return Files.readAllLines(directory.resolve("out.txt"));
    }

    /** The process that holds the driver; its engine stops the executor's process at one seed. */
    static final class DeadlySweep {

        private DeadlySweep() {}

        public static void main(String[] arguments) throws Exception {
            Path lines = Path.of(arguments[0] + ".txt");
            try (SparkSession spark = Sessions.open("deadly")) {
                TrialStore store = new TrialStore(spark, new Output(arguments[0]));
                Plan plan = Plan.of(JOB, List.of());
                PackTrainer engines = PackTrainer.withEngines(plan.job(), new SharedTasks(spark, plan));
                Event event = Event.valueOf(arguments[1]);
                String marker = arguments[0] + ".lost";
                new Sweep(spark, store).run(plan, Progress.SILENT, pack -> {
                    if (pack.trials().stream()
                            .anyMatch(trial -> trial.configuration().seed() == DEADLY_SEED)) {
                        happen(event, marker);
                    }
                    return engines.train(pack);
                });
                Files.write(
                        lines,
                        store.read().select("seed", "status", "reason").collectAsList().stream()
                                .map(row -> row.getLong(0) + " " + row.getString(1) + " " + row.getString(2))
                                .toList());
            } catch (OutputException e) {
                Files.write(lines, List.of(e.getMessage()));
            }
            System.out.println("DONE");
        }

        private static void happen(Event event, String marker) {
            if (event == Event.DEATH) {
                Runtime.getRuntime().halt(137);
            }
            if (new File(marker).mkdir() || event == Event.LOSS_EACH_TIME) {
                throw Losses.loss();
            }
        }
    }
}
