package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep in a process of its own, killed outright, resumed, and grown. */
class KillAndResumeIT {

    private static final String JOB = """
            sweep: resumed
            tasks: [{function: sine, eval_samples: 101}, {function: abs, eval_samples: 101}]
            grid: {widths: [4, 16, 64], weight_ranges: [0.5, 1], seeds: 8}
            training: {steps: 20000}
            criteria: [{error: rmse, epsilons: [0.3, 0.1]}]
            """;

    @TempDir
    private Path directory;

    @Test
    void aKilledSweepGoesOnWhereItWasCommittedAndEndsAsIfNothingHadHappened() throws Exception {
        Path job = Files.writeString(directory.resolve("job.yaml"), JOB);
        Path killed = directory.resolve("killed");
        Process process = start(job, killed);
        while (process.isAlive() && committed(killed).size() < 2) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();
        Map<Path, FileTime> before = committed(killed);
        assertThat(before).as("waves committed before the kill").isNotEmpty();
        long trialsBefore = trials(killed).size();
        assertThat(trialsBefore).as("trials committed before the kill").isLessThan(96);
        Path leftover = Files.createDirectories(killed.resolve("trials/wave=000999/_temporary/0"));

        assertThat(finish(start(job, killed))).isEqualTo(BiasSweep.DONE);
        Path undisturbed = directory.resolve("undisturbed");
        assertThat(finish(start(job, undisturbed))).isEqualTo(BiasSweep.DONE);

        assertThat(committed(killed)).as("nothing committed was written again").containsAllEntriesOf(before);
        assertThat(leftover).doesNotExist();
        assertThat(trials(killed)).hasSize(96).isEqualTo(trials(undisturbed));

        Map<Path, FileTime> finished = committed(killed);
        assertThat(finish(start(job, killed))).isEqualTo(BiasSweep.DONE);
        assertThat(committed(killed)).as("a finished sweep trains nothing").isEqualTo(finished);

        assertThat(finish(start(job, killed, "--set", "grid.seeds=9"))).isEqualTo(BiasSweep.DONE);
        assertThat(committed(killed)).containsAllEntriesOf(finished);
        assertThat(trials(killed)).as("only the new seed was trained").hasSize(108);
    }

    private Process start(Path job, Path output, String... more) throws IOException {
        List<String> command = new ArrayList<>(ChildJvm.command());
        command.addAll(
                List.of("-Dspark.master=local[2]", "-Dspark.ui.enabled=false", "-Dspark.biassweep.waveSeconds=0.2"));
        command.addAll(List.of("org.biassweep.cli.BiasSweep", "run", job.toString(), "--output", output.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
    }

    private int finish(Process process) throws InterruptedException, IOException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(directory.resolve("log"))).doesNotContain("Exception");
        return process.exitValue();
    }

    /** Data files of committed waves and when they were written. */
    private static Map<Path, FileTime> committed(Path output) throws IOException {
        Path trials = output.resolve("trials");
        Map<Path, FileTime> files = new TreeMap<>();
        if (Files.exists(trials)) {
            try (Stream<Path> markers = Files.find(trials, 2, (path, a) -> path.endsWith("_SUCCESS"))) {
                for (Path marker : markers.toList()) {
                    try (Stream<Path> data = Files.list(marker.getParent())) {
                        for (Path file : data.filter(path -> path.toString().endsWith(".parquet"))
                                .toList()) {
                            files.put(file, Files.getLastModifiedTime(file));
                        }
                    }
                }
            }
        }
        return files;
    }

    /** Every trial's results, bit for bit, by its id; read with DuckDB. */
    private static Map<String, String> trials(Path output) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet result = duck.createStatement()
                        .executeQuery("SELECT trial_id, train_loss, rmse, sup, steps_taken, status FROM read_parquet('"
                                + output + "/trials/*/*.parquet')")) {
            while (result.next()) {
                String row = Double.toHexString(result.getDouble(2)) + " " + Double.toHexString(result.getDouble(3))
                        + " " + Double.toHexString(result.getDouble(4)) + " " + result.getInt(5) + " "
                        + result.getString(6);
                assertThat(rows.put(result.getString(1), row))
                        .as("each trial once")
                        .isNull();
            }
        }
        return rows;
    }
}
