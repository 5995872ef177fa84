package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.InvalidJobException;
import org.biassweep.spec.Job;
import org.biassweep.sweep.FaultyFileSystem.Fault;
import org.biassweep.sweep.FaultyFileSystem.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file operation of a sweep fails once, before or after it was done, one run each, on a file system that renames at
 * once and on one that copies. What is committed stays whole, and the next run ends as if nothing had happened.
 */
class CommitFaultsIT {

    private static final String JOB = """
            sweep: faults
            tasks: [{function: sine, eval_samples: 11}, {function: abs, eval_samples: 11}, {function: runge, eval_samples: 11}]
            grid: {widths: [1, 2], weight_ranges: [1], seeds: 2}
            training: {steps: 5}
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    private static SparkSession spark;

    private static final String CUT_OFF = "wave=000002";

    private static SweepOnDisk undisturbed;
    private static final List<List<String>> wholeWaves = new ArrayList<>();

    @TempDir
    private static Path directory;

    /** Tasks are tried four times, as on a cluster. */
    @BeforeAll
    static void runUndisturbed() throws IOException, SQLException {
        spark = SparkSession.builder()
                .master("local[2,4]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.biassweep.waveSeconds", "1e-6")
                .config("spark.hadoop.fs.file.impl", FaultyFileSystem.class.getName())
                .config("spark.hadoop.fs.file.impl.disable.cache", "true")
                .getOrCreate();
        System.setProperty("spark.hadoop.fs.file.impl", FaultyFileSystem.class.getName());
        System.setProperty("spark.hadoop.fs.file.impl.disable.cache", "true");
        undisturbed = new SweepOnDisk(directory.resolve("undisturbed"));
        run(undisturbed, JOB);
        assertThat(undisturbed.committed()).as("waves").hasSizeGreaterThan(2);
        for (String wave : undisturbed.committed()) {
            wholeWaves.add(undisturbed.trials(wave));
        }
        assertThat(undisturbed.leftovers()).isEmpty();
    }

    @AfterAll
    static void closeSession() {
        System.clearProperty("spark.hadoop.fs.file.impl");
        System.clearProperty("spark.hadoop.fs.file.impl.disable.cache");
        spark.stop();
    }

    @AfterEach
    void allIsWell() {
        FaultyFileSystem.plan(null);
        FaultyFileSystem.renameByCopying(false);
    }

    /** A write has no after; a rename by copying is what its creates, writes and deletes are. */
    static Stream<Arguments> faults() {
        return Stream.of(false, true)
                .flatMap(copying -> Stream.of(Operation.values())
                        .flatMap(operation -> Stream.of(false, true)
                                .filter(after -> !(after && operation == Operation.WRITE))
                                .filter(after -> !(copying && operation == Operation.RENAME))
                                .map(after -> Arguments.of(operation, after, copying))));
    }

    @ParameterizedTest(name = "{0}, after doing it: {1}, renaming by copying: {2}")
    @MethodSource("faults")
    void whateverOperationFailsNothingCommittedIsHarmedAndTheNextRunCompletes(
            Operation operation, boolean after, boolean copying) throws IOException, SQLException {
        FaultyFileSystem.renameByCopying(copying);
        int number = 1;
        for (boolean struck = true; struck; number = next(operation, number)) {
            SweepOnDisk sweep = new SweepOnDisk(directory.resolve(operation + "-" + after + "-" + copying + number));
            cutOffBefore(sweep);
            FaultyFileSystem.plan(new Fault(operation, sweep.root().toString(), number, after));
            try {
                run(sweep, JOB);
            } catch (OutputException | InvalidJobException e) {
                assertThat(e.getMessage()).doesNotContain("\n").doesNotContain("Exception");
            }
            struck = FaultyFileSystem.plan(null);

            assertThat(sweep.committed()).doesNotContain(CUT_OFF);
            for (String wave : sweep.committed()) {
                assertThat(wholeWaves).as(wave).contains(sweep.trials(wave));
            }
            Map<String, String> before = sweep.committedFiles();
            run(sweep, JOB);
            assertThat(sweep.committedFiles()).containsAllEntriesOf(before);
            assertThat(sweep.trials()).isEqualTo(undisturbed.trials());
            assertThat(sweep.leftovers()).isEmpty();
        }
        assertThat(number).as("faults tried").isGreaterThan(4);
    }

    @ParameterizedTest(name = "{0}, after doing it: {1}, renaming by copying: {2}")
    @MethodSource("faults")
    void theJobFileIsTheOldOrTheNewOneAndTheDirectoryCanBeUsed(Operation operation, boolean after, boolean copying) {
        FaultyFileSystem.renameByCopying(copying);
        String grown = JOB.replace("seeds: 2", "seeds: 3");
        int number = 1;
        for (boolean struck = true; struck; number++) {
            struck = false;
            for (boolean first : List.of(true, false)) {
                Output output = new Output(directory
                        .resolve("kept-" + operation + "-" + after + "-" + copying + "-" + first + number)
                        .toString());
                if (!first) {
                    output.keep(job(JOB));
                }
                FaultyFileSystem.plan(new Fault(operation, output.root().toUri().getPath(), number, after));
                try {
                    output.keep(job(grown));
                } catch (InvalidJobException e) {
                    assertThat(e.getMessage()).contains("cannot be written to");
                }
                struck |= FaultyFileSystem.plan(null);

                output.check(job(grown));
                assertThat(output.job())
                        .isIn(first ? Optional.empty() : Optional.of(job(JOB)), Optional.of(job(grown)));
                output.keep(job(grown));
                assertThat(output.job()).contains(job(grown));
            }
        }
    }

    /** Every operation, but of the hundreds of writes fewer and fewer. */
    private static int next(Operation operation, int number) {
        return operation == Operation.WRITE ? 2 * number + 1 : number + 1;
    }

    /** A wave that was cut off lies there; its driver may yet mark it, so its number must not be used again. */
    private static void cutOffBefore(SweepOnDisk sweep) throws IOException {
        new Output(sweep.root().toString()).keep(job(JOB));
        Path wave = Files.createDirectories(sweep.root().resolve("trials/" + CUT_OFF + "/_temporary/0"));
        Files.writeString(wave.resolveSibling("part-00000-cut-off.parquet"), "PAR1");
    }

    private static void run(SweepOnDisk sweep, String text) {
        Plan plan = Plan.of(text, List.of());
        Output output = new Output(sweep.root().toString());
        output.check(plan.job());
        output.keep(plan.job());
        new Sweep(spark, new TrialStore(spark, output)).run(plan, Progress.SILENT);
    }

    private static Job job(String text) {
        return Plan.of(text, List.of()).job();
    }
}
