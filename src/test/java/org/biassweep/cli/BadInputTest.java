package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people get wrong: exit code 2, one clear sentence, nothing started, nothing on disk touched. */
class BadInputTest {

    private static final String JOB = """
            sweep: bad
            tasks:
              - function: sine
            grid: {widths: [4], weight_ranges: [1], seeds: 2}
            criteria:
              - {error: rmse, epsilons: [0.1]}
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            function: sine | function: sinus | tasks[0].function (line 3)
            function: sine | {function: sine, frequenzy: 2} | tasks[0].frequenzy (line 3)
            function: sine | {function: {name: f, target: 'sin(x1', domain: [[-1, 1]]}} | tasks[0].function.target (line 3)
            function: sine | {function: {name: f, target: 'x2', domain: [[-1, 1]]}} | tasks[0].function.target (line 3)
            function: sine | {function: {name: f, target: '1/x1', domain: [[-1, 1]], train_samples: 3}} | tasks[0].function.target (line 3)
            function: sine | {function: {name: f, target: 'java.lang.Runtime.getRuntime()', domain: [[-1, 1]]}} | tasks[0].function.target (line 3)
            function: sine | {function: {name: f, target: 'x1', domain: [[1, -1]]}} | tasks[0].function.domain[0] (line 3)
            epsilons: [0.1] | epsilons: [-0.1] | criteria[0].epsilons[0] (line 6)
            error: rmse | error: accuracy | criteria[0].error (line 6)
            """)
    void aWrongJobIsOneSentenceThatNamesTheKeyAndItsLine(String right, String wrong, String key) throws IOException {
        Ending ending = run(JOB.replace(right, wrong));

        assertThat(ending.code()).isEqualTo(BiasSweep.WRONG_INPUT);
        assertThat(ending.lines()).hasSize(1);
        assertThat(ending.lines().get(0)).startsWith(key);
        assertThat(directory.resolve("out")).doesNotExist();
        assertThat(SparkSession.getDefaultSession().isEmpty()).isTrue();
    }

    @Test
    void mistakesOfAllKindsAreReportedTogether() throws IOException {
        Ending ending =
                run(JOB.replace("widths: [4]", "widths: [-4]").replace("sine", "sinus") + "engine: gpux\ndelta: 2\n");

        assertThat(ending.lines()).hasSize(4);
    }

    @Test
    void aMissingJobFileSaysSo() {
        Ending ending = Ending.of("run", directory.resolve("none.yaml").toString());

        assertThat(ending.code()).isEqualTo(BiasSweep.WRONG_INPUT);
        assertThat(ending.lines()).containsExactly("there is no job file " + directory.resolve("none.yaml"));
    }

    @Test
    void aDirectoryInThePlaceOfTheJobFileIsSaidToBeOne() {
        for (String command : List.of("run", "plan")) {
            Ending ending = Ending.of(command, directory.toString());

            assertThat(ending.code()).isEqualTo(BiasSweep.WRONG_INPUT);
            assertThat(ending.lines()).containsExactly("the job file " + directory + " is a directory; name a file");
        }
    }

    @Test
    void aTableThatIsAnEmptyFolderIsSaidToBeOne() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("empty"));
        Ending ending = run(JOB.replace("function: sine", "{table: " + folder + ", label: k}"));

        assertThat(ending.code()).isEqualTo(BiasSweep.WRONG_INPUT);
        assertThat(ending.lines())
                .containsExactly("tasks[0].table (line 3): " + folder
                        + " is a folder without Parquet or CSV files (names that begin with _ or . do not count)");
    }

    @Test
    void anOutputThatIsAFileIsRefused() throws IOException {
        Files.writeString(directory.resolve("out"), "precious");
        Ending ending = run(JOB);

        assertThat(ending.code()).isEqualTo(BiasSweep.WRONG_INPUT);
        assertThat(ending.lines().get(0)).contains("out) is a file; name a directory");
        assertThat(directory.resolve("out")).hasContent("precious");
    }

    @Test
    void anOutputThatHoldsSomethingElseIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("out"));
        Files.writeString(directory.resolve("out/thesis.tex"), "precious");
        Ending ending = run(JOB);

        assertThat(ending.code()).isEqualTo(BiasSweep.WRONG_INPUT);
        assertThat(ending.lines().get(0)).contains("holds thesis.tex and no sweep.yaml");
        try (Stream<Path> left = Files.list(directory.resolve("out"))) {
            assertThat(left).containsExactly(directory.resolve("out/thesis.tex"));
        }
    }

    @Test
    void anOutputThatHoldsAnotherSweepIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("out"));
        Files.writeString(directory.resolve("out/sweep.yaml"), JOB.replace("sweep: bad", "sweep: other"));
        Ending ending = run(JOB);

        assertThat(ending.code()).isEqualTo(BiasSweep.WRONG_INPUT);
        assertThat(ending.lines().get(0)).contains("holds the sweep other, not bad");
    }

    @Test
    void anOutputWhoseSeedsWereAddedUntilDecidedIsRefusedToAFixedNumberOfThem() throws IOException {
        Files.createDirectory(directory.resolve("out"));
        Files.writeString(
                directory.resolve("out/sweep.yaml"),
                JOB.replace("seeds: 2", "seeds: {min: 2, max: 4, until: decided}"));
        Ending ending = run(JOB);

        assertThat(ending.code()).isEqualTo(BiasSweep.WRONG_INPUT);
        assertThat(ending.lines().get(0)).contains("give grid.seeds as a rule {min, max, until: decided} again");
    }

    @Test
    void anOutputThatCannotBeMadeIsRefused() throws IOException {
        Files.writeString(directory.resolve("file"), "in the way");
        Ending ending = Ending.of(
                "run", written(JOB), "--output", directory.resolve("file/out").toString());

        assertThat(ending.code()).isEqualTo(BiasSweep.WRONG_INPUT);
        assertThat(ending.lines().get(ending.lines().size() - 1))
                .startsWith("output (file:")
                .contains("cannot be written to");
    }

    @Test
    void unknownOptionsAndCommandsPointToHelp() {
        assertThat(Ending.of("run", "--widht", "3").lines()).contains("see: bias-sweep run --help");
        assertThat(Ending.of("sweep").code()).isEqualTo(BiasSweep.WRONG_INPUT);
        assertThat(Ending.of().code()).isEqualTo(BiasSweep.WRONG_INPUT);
    }

    private Ending run(String text) throws IOException {
        return Ending.of(
                "run", written(text), "--output", directory.resolve("out").toString());
    }

    private String written(String text) throws IOException {
        return Files.writeString(directory.resolve("job.yaml"), text).toString();
    }
}
