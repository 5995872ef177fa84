package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A sweep in a process of its own that a signal stops while it trains, as Ctrl-C does. */
class InterruptionIT {

    private static final String JOB = """
            sweep: interrupted
            tasks: [{function: franke}]
            grid: {widths: [64], weight_ranges: [1], seeds: 120}
            training: {steps: 60000}
            engine: fused
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    @TempDir
    private Path directory;

    @RepeatedTest(4)
    void thePoliteLineIsTheLastOne() throws Exception {
        Path job = Files.writeString(directory.resolve("job.yaml"), JOB);
        Path log = directory.resolve("log");
        Process process = start(job, log);
        try {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
            while (process.isAlive() && !Files.readString(log).contains("fused engine: ")) {
                assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
                Thread.sleep(100);
            }
            process.destroy();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(log);
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("stopped; what was committed stays, and the same command goes on from there");
        assertThat(lines).noneMatch(line -> line.contains("Exception"));
    }

    private Process start(Path job, Path log) throws IOException {
        List<String> command = new ArrayList<>(ChildJvm.command());
        command.addAll(List.of("-Dspark.master=local[2]", "-Dspark.ui.enabled=false"));
        command.addAll(List.of(
                "org.biassweep.cli.BiasSweep",
                "run",
                job.toString(),
                "--output",
                directory.resolve("out").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
