package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.sweep.FaultyFileSystem;
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
 * Each file operation of writing a table (of the hundreds of writes, fewer and fewer) fails once, before or after it was done: the write says so, or the new table is
 * there; its neighbour is not touched; and the next write makes it whole.
 */
class TableFaultsIT {

    /** A row. */
    public record Line(String name, double value) {}

    private static final List<Line> OLD = List.of(new Line("old", 1));
    private static final List<Line> NEW = List.of(new Line("new", 2), new Line("newer", 3));

    private static SparkSession spark;

    @TempDir
    private static Path directory;

    /** A session that another test left open would be taken as it is, without the faulty file system. */
    @BeforeAll
    static void openSession() {
        SparkSession.getDefaultSession().foreach(session -> {
            session.stop();
            return null;
        });
        spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.hadoop.fs.file.impl", FaultyFileSystem.class.getName())
                .config("spark.hadoop.fs.file.impl.disable.cache", "true")
                .getOrCreate();
    }

    @AfterAll
    static void closeSession() {
        spark.stop();
    }

    @AfterEach
    void noMoreFaults() {
        FaultyFileSystem.plan(null);
    }

    static Stream<Arguments> faults() {
        return Stream.of(Operation.values())
                .flatMap(operation -> Stream.of(false, true)
                        .filter(after -> !(after && operation == Operation.WRITE))
                        .map(after -> Arguments.of(operation, after)));
    }

    @ParameterizedTest(name = "{0}, after doing it: {1}")
    @MethodSource("faults")
    void aTableThatCouldNotBeWrittenIsMadeWholeByTheNextWrite(Operation operation, boolean after) {
        int number = 1;
        for (boolean struck = true; struck; number = operation == Operation.WRITE ? 2 * number + 1 : number + 1) {
            Path tables = directory.resolve(operation + "-" + after + number);
            write(OLD, tables, "curves");
            write(OLD, tables, "probabilities");
            FaultyFileSystem.plan(new Fault(operation, tables + "/curves", number, after));
            boolean written = wasWritten(tables);
            struck = FaultyFileSystem.plan(null);

            if (written) {
                assertThat(read(tables, "curves")).isEqualTo(NEW);
            }
            assertThat(read(tables, "probabilities")).isEqualTo(OLD);
            write(NEW, tables, "curves");
            assertThat(read(tables, "curves")).isEqualTo(NEW);
        }
        assertThat(number).as("faults tried").isGreaterThan(2);
    }

    private static boolean wasWritten(Path tables) {
        try {
            write(NEW, tables, "curves");
            return true;
        } catch (Exception e) { // Scala throws checked exceptions undeclared
            return false;
        }
    }

    private static void write(List<Line> lines, Path tables, String name) {
        RecordTable.write(Line.class, lines, new org.apache.hadoop.fs.Path(tables.toString(), name), spark);
    }

    private static List<Line> read(Path tables, String name) {
        List<Row> rows = spark.read().parquet(tables.resolve(name).toString()).collectAsList();
        return rows.stream()
                .map(row -> new Line(row.getString(0), row.getDouble(1)))
                .toList();
    }
}
