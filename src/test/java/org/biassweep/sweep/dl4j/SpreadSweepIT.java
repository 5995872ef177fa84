package org.biassweep.sweep.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.sweep.Output;
import org.biassweep.sweep.Plan;
import org.biassweep.sweep.Progress;
import org.biassweep.sweep.Sweep;
import org.biassweep.sweep.TrialStore;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of which some trials take the whole cluster. */
class SpreadSweepIT {

    private static final String JOB = """
            sweep: spread
            tasks: [{function: sine, train_samples: 32, eval_samples: 11}]
            grid: {widths: [8], weight_ranges: [1], seeds: 3}
            training: {steps: 2}
            engine: %s
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    private static SparkSession spark;

    @TempDir
    private Path directory;

    @BeforeAll
    static void openSession() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.biassweep.waveSeconds", "0.1")
                .getOrCreate();
    }

    @AfterAll
    static void closeSession() {
        spark.stop();
    }

    @Test
    void theyAreTrainedOneAfterTheOtherFromTheDriverAndKeptLikeOthers() {
        Plan spread = Plan.of(JOB.formatted("dl4j-spark"), List.of());
        List<Trial> grid = new ArrayList<>(spread.grid());
        grid.addAll(Plan.of(JOB.formatted("fused"), List.of()).grid());
        Plan plan = new Plan(spread.job(), spread.tasks(), grid);
        TrialStore store =
                new TrialStore(spark, new Output(directory.resolve("out").toString()));

        new Sweep(spark, store).run(plan, Progress.SILENT);

        assertThat(plan.missing(store.committedIds())).isEmpty();
        List<Row> rows = store.read()
                .selectExpr("engine", "status", "unix_micros(finished_at) / 1e6 - train_seconds", "train_seconds")
                .sort("finished_at")
                .collectAsList();
        assertThat(rows).hasSize(6).allMatch(row -> row.getString(1).equals("ok"));
        List<Row> together = rows.stream()
                .filter(row -> row.getString(0).equals("dl4j-spark"))
                .toList();
        assertThat(together).hasSize(3);
        for (int i = 1; i < together.size(); i++) {
            double end = together.get(i - 1).getDouble(2) + together.get(i - 1).getDouble(3);
            assertThat(together.get(i).getDouble(2)).isGreaterThan(end - 0.01);
        }
    }
}
