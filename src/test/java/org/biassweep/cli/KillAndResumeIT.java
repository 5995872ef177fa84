package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.biassweep.sweep.SweepOnDisk;
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
        SweepOnDisk killed = new SweepOnDisk(directory.resolve("killed"));
        Process process = start(job, killed);
        while (process.isAlive() && killed.committed().size() < 2) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();
        Map<String, String> before = killed.committedFiles();
        assertThat(before).as("waves committed before the kill").isNotEmpty();
        long trialsBefore = killed.trials().size();
        assertThat(trialsBefore).as("trials committed before the kill").isLessThan(96);
        Path leftover = Files.createDirectories(killed.root().resolve("trials/wave=000999/_temporary/0"));

        assertThat(finish(start(job, killed))).isEqualTo(BiasSweep.DONE);
        SweepOnDisk undisturbed = new SweepOnDisk(directory.resolve("undisturbed"));
        assertThat(finish(start(job, undisturbed))).isEqualTo(BiasSweep.DONE);

        assertThat(killed.committedFiles())
                .as("nothing committed was written again")
                .containsAllEntriesOf(before);
        assertThat(leftover).doesNotExist();
        assertThat(killed.trials()).hasSize(96).doesNotHaveDuplicates().isEqualTo(undisturbed.trials());

        Map<String, String> finished = killed.committedFiles();
        assertThat(finish(start(job, killed))).isEqualTo(BiasSweep.DONE);
        assertThat(killed.committedFiles())
                .as("a finished sweep trains nothing")
                .isEqualTo(finished);

        assertThat(finish(start(job, killed, "--set", "grid.seeds=9"))).isEqualTo(BiasSweep.DONE);
        assertThat(killed.committedFiles()).containsAllEntriesOf(finished);
        assertThat(killed.trials())
                .as("only the new seed was trained")
                .hasSize(108)
                .doesNotHaveDuplicates();
    }

    private Process start(Path job, SweepOnDisk sweep, String... more) throws IOException {
        List<String> command = new ArrayList<>(ChildJvm.command());
        command.addAll(
                List.of("-Dspark.master=local[2]", "-Dspark.ui.enabled=false", "-Dspark.biassweep.waveSeconds=0.2"));
        command.addAll(List.of(
                "org.biassweep.cli.BiasSweep",
                "run",
                job.toString(),
                "--output",
                sweep.root().toString()));
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
}
