package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep whose Spark is stopped while it trains, as the end of a process stops it. */
class StoppedSparkIT {

    private static final String JOB = """
            sweep: stopped
            tasks: [{function: franke}]
            grid: {widths: [64], weight_ranges: [1], seeds: 16}
            training: {steps: 100000}
            engine: fused
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    @TempDir
    private Path directory;

    @Test
    void endsWithASentenceThatSaysHowToGoOn() {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        Output output = new Output(directory.resolve("out").toString());
        Progress stopping = new Progress() {
            @Override
            public void begin(long toTrain, long committed) {}

            @Override
            public void update(long trained, long failed, double share) {
                spark.stop();
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> new Sweep(spark, new TrialStore(spark, output)).run(Plan.of(JOB, List.of()), stopping))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("the same command goes on");
    }
}
