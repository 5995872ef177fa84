package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.biassweep.sweep.SweepOnDisk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of trials that failed or cannot be read, and that doing so mends the sweep. */
class MendingIT {

    private static final String JOB = """
            sweep: mending
            tasks: [{function: franke, eval_samples: 16}]
            grid: {widths: [8], weight_ranges: [1], seeds: 4}
            training: {steps: 20000}
            engine: fused
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    @TempDir
    private Path directory;

    @BeforeAll
    static void settings() {
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("spark.master");
        System.clearProperty("spark.ui.enabled");
    }

    @Test
    void trialsThatFailedAreTrainedAnewOnceTheirWavesAreMovedAway() throws Exception {
        SweepOnDisk sweep = new SweepOnDisk(directory.resolve("out"));
        assertThat(command("run", "grid.seeds=2").code()).isEqualTo(BiasSweep.DONE);
        Map<String, String> before = sweep.committedFiles();
        Ending failing = command("run", "trial_timeout=1e-6");

        assertThat(failing.code()).isEqualTo(BiasSweep.TRIALS_FAILED);
        assertThat(last(failing.lines()))
                .isEqualTo(
                        "2 of 4 trials failed; the report says which and why; to train them again, move wave=000002"
                                + " out of file:" + sweep.root().resolve("trials")
                                + " and run the job again: what it has of their trials, and nothing else, is then trained anew");
        assertThat(command("plan", "trial_timeout=3600").output())
                .contains("done            4, of which 2 failed\n", "to train        0\n");

        Files.move(sweep.root().resolve("trials/wave=000002"), directory.resolve("failed"));
        assertThat(command("plan", "trial_timeout=3600").output())
                .contains("done            2\n", "to train        2\n");
        assertThat(command("run", "trial_timeout=3600").code()).isEqualTo(BiasSweep.DONE);
        assertThat(sweep.committedFiles()).containsAllEntriesOf(before);
        assertThat(sweep.trials()).hasSize(4).noneMatch(row -> row.contains("failed"));
    }

    @Test
    void aRunSaysWhatWasTrainedBeforeAndThatNothingIsLeft() throws IOException {
        assertThat(command("run", "grid.seeds=2").lines())
                .anyMatch(line -> line.endsWith(" training 2 trials; none was trained before"));
        assertThat(command("run").lines()).anyMatch(line -> line.endsWith(" training 2 trials; 2 were trained before"));
        assertThat(command("run").lines())
                .anyMatch(line -> line.endsWith(" all 4 trials were trained before; nothing is left to train"));
    }

    @Test
    void aFileThatIsCutOffIsSpokenOfAlikeWhereverItIsRead() throws IOException {
        command("run");
        Path trials = directory.resolve("out/trials/wave=000001");
        Path victim = parquet(trials);
        try (RandomAccessFile file = new RandomAccessFile(victim.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        Files.delete(victim.resolveSibling("." + victim.getFileName() + ".crc"));
        Ending report = Ending.of("report", directory.resolve("out").toString());

        assertThat(report.code()).isEqualTo(BiasSweep.ERROR);
        assertThat(last(report.lines()))
                .startsWith("file:" + victim + " is damaged (")
                .endsWith("); restore it, or move file:" + trials
                        + " away and run again: its trials, and only these, are then trained anew");
        assertThat(last(command("plan").lines())).isEqualTo(last(report.lines()));
        assertThat(last(command("run").lines())).isEqualTo(last(report.lines()));
    }

    private static Path parquet(Path wave) throws IOException {
        try (Stream<Path> files = Files.list(wave)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Ending command(String name, String... settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                name,
                Files.writeString(directory.resolve("job.yaml"), JOB).toString(),
                "--output",
                directory.resolve("out").toString()));
        Arrays.stream(settings).forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return Ending.of(arguments.toArray(String[]::new));
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }
}
