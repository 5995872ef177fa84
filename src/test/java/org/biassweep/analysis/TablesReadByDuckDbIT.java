package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Learn;
import org.biassweep.spec.WeightScale;
import org.biassweep.trial.SavedTrajectory;
import org.biassweep.trial.SavedUnits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables as someone without this project's code reads them. */
class TablesReadByDuckDbIT {

    @TempDir
    private static Path output;

    private static Connection duckDb;

    @BeforeAll
    static void analyse() throws SQLException {
        SweepFixture sweep = new SweepFixture();
        for (int seed = 0; seed < 4; seed++) {
            sweep.ok("sine", 0.5, 16, seed, 2.0, 1.0 + seed).ok("sine", 0.5, 64, seed, 0.5, 0.25);
        }
        sweep.failed("sine", 0.5, 256, 0, "diverged");
        for (int seed = 0; seed < 3; seed++) {
            double[] prediction = {1, 2, 3, 4, 5, seed};
            sweep.followed(
                    SweepFixture.systemTrial("lorenz", WeightScale.gain(1.5), 16, seed),
                    3 - seed,
                    new SavedTrajectory(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, prediction));
        }
        float[] numbers = {0, 1, 0.5f};
        for (String task : List.of("abs", "sine")) {
            for (long start : new long[] {5, 6}) {
                sweep.saved(
                        SweepFixture.trial(task, Learn.BIASES, 3, 0, start),
                        new SavedUnits(numbers, new float[] {-2, 1, 1}, null, numbers, numbers));
            }
        }
        Analysis.run(
                sweep.table(LocalSession.open(), 0),
                List.of(new Criterion(ErrorMeasure.RMSE, List.of(0.25, 1.5))),
                0.5,
                ProbabilityInterval.CLOPPER_PEARSON,
                output.toUri().toString());
        duckDb = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void close() throws SQLException {
        duckDb.close();
    }

    @Test
    void curves() throws SQLException {
        assertThat(schema("curves"))
                .containsExactlyElementsOf(TableColumns.withCurve(
                        "width INTEGER",
                        "trained_parameters INTEGER",
                        "error VARCHAR",
                        "trials BIGINT",
                        "failed BIGINT",
                        "min DOUBLE",
                        "q10 DOUBLE",
                        "q25 DOUBLE",
                        "median DOUBLE",
                        "q75 DOUBLE",
                        "q90 DOUBLE",
                        "max DOUBLE",
                        "mean DOUBLE"));
        try (Statement statement = duckDb.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table("curves")
                        + " where error = 'rmse' and task = 'sine' and start = 0 order by width")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("width")).isEqualTo(16);
            assertThat(row.getLong("trials")).isEqualTo(4);
            assertThat(row.getDouble("min")).isEqualTo(1);
            assertThat(row.getDouble("q10")).isCloseTo(1.3, within(1e-14));
            assertThat(row.getDouble("median")).isEqualTo(2.5);
            assertThat(row.getDouble("mean")).isEqualTo(2.5);
            assertThat(row.getDouble("max")).isEqualTo(4);
            assertThat(row.next()).isTrue();
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("width")).isEqualTo(256);
            assertThat(row.getLong("failed")).isOne();
            assertThat(row.getObject("median")).isNull();
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void probabilities() throws SQLException {
        assertThat(schema("probabilities"))
                .containsExactlyElementsOf(TableColumns.withCurve(
                        "width INTEGER",
                        "trained_parameters INTEGER",
                        "error VARCHAR",
                        "epsilon DOUBLE",
                        "trials BIGINT",
                        "successes BIGINT",
                        "probability DOUBLE",
                        "ci_low DOUBLE",
                        "ci_high DOUBLE",
                        "interval VARCHAR",
                        "probability_monotone DOUBLE"));
        try (Statement statement = duckDb.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table("probabilities")
                        + " where epsilon = 1.5 and start = 0 and task = 'sine' order by width")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong("successes")).isEqualTo(1);
            assertThat(row.getDouble("probability")).isEqualTo(0.25);
            assertThat(row.getDouble("probability_monotone")).isEqualTo(0.25);
            assertThat(row.next()).isTrue();
            assertThat(row.getDouble("ci_low")).isCloseTo(Math.pow(0.025, 0.25), within(1e-15));
            assertThat(row.getDouble("ci_high")).isOne();
            assertThat(row.getString("interval")).isEqualTo("clopper_pearson");
            assertThat(row.getDouble("probability_monotone")).isEqualTo(0.8);
            assertThat(row.next()).isTrue();
            assertThat(row.getDouble("probability_monotone")).isEqualTo(0.8);
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void requiredWidths() throws SQLException {
        assertThat(schema("required_widths"))
                .containsExactlyElementsOf(TableColumns.withCurve(
                        "error VARCHAR",
                        "epsilon DOUBLE",
                        "delta DOUBLE",
                        "required_width INTEGER",
                        "required_parameters INTEGER",
                        "ci_low INTEGER",
                        "ci_high INTEGER",
                        "certified_width INTEGER",
                        "largest_width INTEGER"));
        try (Statement statement = duckDb.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table("required_widths")
                        + " where epsilon = 0.25 and start = 0 and task = 'sine'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("required_width")).isEqualTo(64);
            assertThat(row.getInt("required_parameters")).isEqualTo(64);
            assertThat(row.getDouble("delta")).isEqualTo(0.5);
            assertThat(row.getObject("certified_width")).isNull();
            assertThat(row.getInt("largest_width")).isEqualTo(256);
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void trajectories() throws SQLException {
        assertThat(schema("trajectories"))
                .containsExactlyElementsOf(TableColumns.withCurve(
                        "width INTEGER",
                        "trained_parameters INTEGER",
                        "rank VARCHAR",
                        "trial_id VARCHAR",
                        "seed BIGINT",
                        "trajectory DOUBLE",
                        "time INTEGER",
                        "output INTEGER",
                        "target DOUBLE",
                        "prediction DOUBLE"));
        try (Statement statement = duckDb.createStatement();
                ResultSet row = statement.executeQuery(
                        "select rank, seed, gain, weight_range, trajectory, count(*), max(time), max(output),"
                                + " arg_max(target, 2 * time + output), arg_max(prediction, 2 * time + output) from "
                                + table("trajectories") + " group by all order by rank")) {
            for (int seed : new int[] {2, 1, 0}) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1))
                        .isEqualTo(List.of("worst", "median", "best").get(seed));
                assertThat(row.getLong(2)).isEqualTo(seed);
                assertThat(row.getDouble(3)).isEqualTo(1.5);
                assertThat(row.getObject(4)).isNull();
                assertThat(row.getDouble(5)).isEqualTo(3 - seed);
                assertThat(row.getLong(6)).isEqualTo(6);
                assertThat(row.getInt(7)).isEqualTo(3);
                assertThat(row.getInt(8)).isEqualTo(2);
                assertThat(row.getDouble(9)).isEqualTo(0.6);
                assertThat(row.getDouble(10)).isEqualTo(seed);
            }
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void jointProbabilities() throws SQLException {
        assertThat(schema("joint_probabilities"))
                .containsExactlyElementsOf(Stream.of(
                                Stream.of(
                                        "task_group VARCHAR",
                                        "tasks INTEGER",
                                        "inputs INTEGER",
                                        "outputs INTEGER",
                                        "steps INTEGER"),
                                TableColumns.CURVE_COLUMNS.stream().skip(5),
                                Stream.of(
                                        "width INTEGER",
                                        "trained_parameters INTEGER",
                                        "error VARCHAR",
                                        "epsilon DOUBLE",
                                        "trials BIGINT",
                                        "successes BIGINT",
                                        "probability DOUBLE",
                                        "ci_low DOUBLE",
                                        "ci_high DOUBLE",
                                        "interval VARCHAR",
                                        "probability_if_independent DOUBLE",
                                        "smallest_single DOUBLE"))
                        .flatMap(columns -> columns)
                        .toList());
        assertThat(query("select task_group, start, epsilon, trials, successes, probability_if_independent from "
                        + table("joint_probabilities") + " order by all"))
                .containsExactly(
                        "abs, sine 5 0.25 1 1 1.0",
                        "abs, sine 5 1.5 1 1 1.0",
                        "abs, sine 6 0.25 1 1 1.0",
                        "abs, sine 6 1.5 1 1 1.0");
    }

    @Test
    void solutions() throws SQLException {
        assertThat(schema("solutions"))
                .containsExactlyElementsOf(TableColumns.withCurve(
                        "width INTEGER",
                        "trained_parameters INTEGER",
                        "trial_id VARCHAR",
                        "seed BIGINT",
                        "silent_share DOUBLE",
                        "on_share DOUBLE",
                        "absolute_on_share DOUBLE",
                        "bias_variance_correlation DOUBLE",
                        "bias_change_rms DOUBLE"));
        assertThat(query("select task, start, width, round(3 * silent_share), round(3 * on_share) from "
                        + table("solutions") + " order by all"))
                .containsExactly("abs 5 3 1.0 2.0", "abs 6 3 1.0 2.0", "sine 5 3 1.0 2.0", "sine 6 3 1.0 2.0");
    }

    @Test
    void similarities() throws SQLException {
        assertThat(schema("similarities"))
                .containsExactlyElementsOf(TableColumns.withNetwork(
                        "task VARCHAR",
                        "definition VARCHAR",
                        "kind VARCHAR",
                        "start BIGINT",
                        "other_start BIGINT",
                        "trial_id VARCHAR",
                        "other_trial_id VARCHAR",
                        "variance_correlation DOUBLE",
                        "on_overlap DOUBLE",
                        "bias_correlation DOUBLE"));
        assertThat(query("select task, kind, start, other_start, round(variance_correlation, 9), on_overlap from "
                        + table("similarities") + " order by all"))
                .containsExactly("abs bias-bias 5 6 1.0 1.0", "sine bias-bias 5 6 1.0 1.0");
    }

    @Test
    void units() throws SQLException {
        assertThat(schema("units"))
                .containsExactlyElementsOf(TableColumns.withNetwork(
                        "trial_id VARCHAR",
                        "task VARCHAR",
                        "definition VARCHAR",
                        "learn VARCHAR",
                        "start BIGINT",
                        "unit INTEGER",
                        "learned_bias FLOAT",
                        "firing_share FLOAT",
                        "task_variance FLOAT",
                        "cluster INTEGER"));
        assertThat(query("select unit, learned_bias, firing_share, task_variance, cluster, count(*) from "
                        + table("units") + " group by all order by all"))
                .containsExactly("1 -2.0 0.0 0.0 null 4", "2 1.0 1.0 1.0 null 4", "3 1.0 0.5 0.5 null 4");
    }

    @Test
    void eachTableIsOneZstdFile() throws SQLException, IOException {
        for (String table : List.of(
                "curves",
                "probabilities",
                "required_widths",
                "trajectories",
                "joint_probabilities",
                "solutions",
                "similarities")) {
            try (Stream<Path> files = Files.list(output.resolve(table))) {
                assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
                        .hasSize(1);
            }
            try (Statement statement = duckDb.createStatement();
                    ResultSet row = statement.executeQuery("select distinct compression from parquet_metadata('"
                            + output.resolve(table) + "/*.parquet')")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("ZSTD");
                assertThat(row.next()).isFalse();
            }
        }
    }

    private static String table(String name) {
        return "read_parquet('" + output.resolve(name) + "/*.parquet')";
    }

    private static List<String> schema(String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = duckDb.createStatement();
                ResultSet rows = statement.executeQuery("describe select * from " + table(name))) {
            while (rows.next()) {
                columns.add(rows.getString("column_name") + " " + rows.getString("column_type"));
            }
        }
        return columns;
    }

    /** Each row of a query as text. */
    private static List<String> query(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duckDb.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    values.add(row.getString(column));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }
}
