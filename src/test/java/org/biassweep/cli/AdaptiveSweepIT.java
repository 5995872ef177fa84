package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.biassweep.decision.ConfidenceSequence;
import org.biassweep.decision.Standing;
import org.biassweep.sweep.Output;
import org.biassweep.sweep.Plan;
import org.biassweep.sweep.Progress;
import org.biassweep.sweep.Sweep;
import org.biassweep.sweep.SweepOnDisk;
import org.biassweep.sweep.TrialStore;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep whose seeds are added until decided: stopped between rounds, resumed, and told. */
class AdaptiveSweepIT {

    private static final String JOB = """
            sweep: adaptive
            tasks: [{function: abs, eval_samples: 101}, {function: sine, eval_samples: 101}]
            grid: {widths: [4, 16, 64, 256], weight_ranges: [0.5], seeds: {min: 16, max: 96, until: decided}}
            training: {steps: 100}
            criteria: [{error: rmse, epsilons: [0.3, 0.1]}]
            """;
    private static final int CELLS = 8;

    private static SparkSession spark;

    @TempDir
    private static Path directory;

    /** Counts the rounds and stops the sweep before one of them, as Ctrl-C would. */
    private static final class Rounds implements Progress {

        private final List<Standing> standings = new ArrayList<>();
        private final int stopBefore;

        Rounds(int stopBefore) {
            this.stopBefore = stopBefore;
        }

        @Override
        public void round(int number, Standing standing) {
            if (number == stopBefore) {
                throw new IllegalStateException("stopped");
            }
            assertThat(number).isEqualTo(standings.size() + 1);
            standings.add(standing);
        }

        @Override
        public void begin(long toTrain, long committed) {}

        @Override
        public void update(long trained, long failed, double share) {}

        @Override
        public void close() {}
    }

    @BeforeAll
    static void openSession() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }

    @AfterAll
    static void closeSession() {
        spark.stop();
    }

    @Test
    void aSweepThatWasStoppedGoesOnAndDecidesAndTellsWhatItTook() throws Exception {
        Plan plan = Plan.of(JOB, List.of());
        Output output = new Output(directory.resolve("out").toString());
        TrialStore store = new TrialStore(spark, output);
        output.keep(plan.job());

        assertThatThrownBy(() -> new Sweep(spark, store).run(plan, new Rounds(2)))
                .hasMessage("stopped");
        assertThat(store.committedIds())
                .containsExactlyInAnyOrderElementsOf(plan.grid().stream()
                        .filter(trial -> trial.configuration().seed() < 16)
                        .map(Trial::id)
                        .toList());

        Rounds rest = new Rounds(0);
        new Sweep(spark, store).run(plan, rest);

        int trained = store.committedIds().size();
        assertThat(rest.standings).hasSizeGreaterThan(1);
        assertThat(trained).isGreaterThan(16 * CELLS).isLessThan(plan.grid().size() * 2 / 3);
        assertThat(plan.missing(store.committedIds())).hasSize(plan.grid().size() - trained);

        Rounds again = new Rounds(0);
        new Sweep(spark, store).run(plan, again);
        assertThat(again.standings).as("a finished sweep trains nothing").isEmpty();

        Output undisturbed = new Output(directory.resolve("undisturbed").toString());
        new Sweep(spark, new TrialStore(spark, undisturbed)).run(plan, Progress.SILENT);
        assertThat(new SweepOnDisk(directory.resolve("undisturbed")).trials())
                .isEqualTo(new SweepOnDisk(directory.resolve("out")).trials());

        assertThat(Conclusion.draw(plan.job(), spark, output)).isEqualTo(BiasSweep.DONE);
        probabilitiesHaveConfidenceSequences(trained);
        String page = Files.readString(directory.resolve("out/report/index.html"));
        assertThat(page)
                .contains("Seeds were added until decided: %,d of the 768 trials of the full grid.".formatted(trained));

        String job = Files.writeString(directory.resolve("job.yaml"), JOB).toString();
        Ending ending =
                Ending.of("plan", job, "--output", directory.resolve("out").toString());
        assertThat(ending.output())
                .contains(
                        "trials          at least 128, at most 768: seeds are added until decided",
                        "cells           8 of 16 to 96 seeds each",
                        "done            " + trained,
                        " of 16 questions whether a width suffices, ",
                        "to train        0\n");
    }

    private static void probabilitiesHaveConfidenceSequences(int trained) throws Exception {
        int rows = 0;
        long trials = 0;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT trials, successes, ci_low, ci_high, interval FROM read_parquet('"
                                + directory.resolve("out") + "/probabilities/*.parquet')")) {
            for (; row.next(); rows++) {
                long n = row.getLong("trials");
                long k = row.getLong("successes");
                trials += n;
                assertThat(row.getDouble("ci_low")).isCloseTo(ConfidenceSequence.lower(k, n), within(1e-15));
                assertThat(row.getDouble("ci_high")).isCloseTo(ConfidenceSequence.upper(k, n), within(1e-15));
                assertThat(row.getString("interval")).isEqualTo("confidence_sequence");
            }
        }
        assertThat(rows).isEqualTo(2 * CELLS);
        assertThat(trials).isEqualTo(2L * trained);
    }
}
