package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.sweep.FaultyFileSystem.Fault;
import org.biassweep.sweep.FaultyFileSystem.Operation;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store leaves on disk, whatever happens while it writes. */
class StoreOnDiskIT {

    private static final String JOB = """
            sweep: store
            tasks: [{function: sine, eval_samples: 11}]
            grid: {widths: [1, 2, 4], weight_ranges: [1], seeds: 4}
            training: {steps: 5}
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
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.biassweep.waveSeconds", "0.001")
                .config("spark.hadoop.fs.file.impl", FaultyFileSystem.class.getName())
                .config("spark.hadoop.fs.file.impl.disable.cache", "true")
                .getOrCreate();
        System.setProperty("spark.hadoop.fs.file.impl", FaultyFileSystem.class.getName());
        System.setProperty("spark.hadoop.fs.file.impl.disable.cache", "true");
    }

    @AfterAll
    static void closeSession() {
        System.clearProperty("spark.hadoop.fs.file.impl");
        System.clearProperty("spark.hadoop.fs.file.impl.disable.cache");
        spark.stop();
    }

    @AfterEach
    void noMoreFaults() {
        FaultyFileSystem.plan(null);
    }

    @Test
    void aDiskThatFillsUpEndsTheSweepWithASentenceAndTheSameCommandGoesOn() {
        FaultyFileSystem.plan(new Fault(Operation.WRITE, ".parquet", 2, false));

        assertThatThrownBy(this::run)
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("the same command goes on");

        assertThat(FaultyFileSystem.plan(null)).as("the fault struck").isTrue();
        run();
        assertThat(ids())
                .containsExactlyInAnyOrderElementsOf(
                        plan().grid().stream().map(Trial::id).toList());
    }

    @Test
    void aTruncatedFileOfACommittedWaveIsNamedAndNothingIsTouched() throws IOException {
        run();
        Path victim = dataFiles().get(0);
        try (RandomAccessFile file = new RandomAccessFile(victim.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        Files.deleteIfExists(victim.resolveSibling("." + victim.getFileName() + ".crc"));
        List<Path> before = dataFiles();

        assertThatThrownBy(this::run)
                .isInstanceOf(OutputException.class)
                .hasMessageContaining(victim.getFileName().toString())
                .hasMessageContaining("is damaged")
                .hasMessageContaining("move");
        assertThat(dataFiles()).isEqualTo(before);
    }

    @Test
    void aTrialThatStandsTwiceIsNamed() throws IOException {
        run();
        Path wave = dataFiles().get(0).getParent();
        Path copy = Files.createDirectories(wave.resolveSibling("wave=000777"));
        try (Stream<Path> files = Files.list(wave)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }

        assertThatThrownBy(this::run).isInstanceOf(OutputException.class).hasMessageContaining("more than once");
    }

    @Test
    void aDivergingTrialIsARowWithItsReason() {
        run("training.learning_rate=1e38");

        List<Row> rows =
                store().read().select("status", "reason", "rmse", "train_loss").collectAsList();
        assertThat(rows).hasSize(12);
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.getString(0)).isEqualTo("failed");
            assertThat(row.getString(1)).startsWith("diverged: the loss is ");
            assertThat(row.isNullAt(2)).isTrue();
            assertThat(row.isNullAt(3)).isTrue();
        });
    }

    @Test
    void aSecondRunTrainsOnlyWhatIsNew() throws IOException {
        run();
        List<Path> before = dataFiles();
        run("grid.seeds=6");

        assertThat(dataFiles()).containsAll(before);
        assertThat(ids()).hasSize(18).doesNotHaveDuplicates();
    }

    private void run(String... overrides) {
        new Sweep(spark, store()).run(plan(overrides), Progress.SILENT);
    }

    private Plan plan(String... overrides) {
        return Plan.of(JOB, List.of(overrides));
    }

    private TrialStore store() {
        return new TrialStore(spark, new Output(directory.resolve("out").toString()));
    }

    private List<String> ids() {
        return store().read().select("trial_id").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.find(
                directory.resolve("out"), 3, (path, a) -> path.toString().endsWith(".parquet"))) {
            return files.sorted().collect(Collectors.toList());
        }
    }
}
