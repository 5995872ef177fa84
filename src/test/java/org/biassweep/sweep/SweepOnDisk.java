package org.biassweep.sweep;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The output directory of a sweep as it lies on the local disk, read with DuckDB, which knows nothing of Spark and its
 * committers.
 */
public record SweepOnDisk(Path root) {

    /** What a finished sweep may consist of, checksums left out. */
    private static final Pattern BELONGS = Pattern.compile("""
            sweep\\.yaml|report/index\\.html\
            |trials/wave=\\d{6}/(_SUCCESS|part-00000-[^/]*\\.parquet)\
            |(curves|probabilities|required_widths|trajectories|joint_probabilities)/(_SUCCESS|part-00000-[^/]*\\.parquet)""");

    private static final List<String> TABLES = List.of("curves", "probabilities", "required_widths");

    /** There only where a sweep has what they are about. */
    private static final List<String> FURTHER_TABLES = List.of("trajectories", "joint_probabilities");

    /**
     * The waves that have a {@code _SUCCESS}. A sweep may be running meanwhile: what it makes and removes inside a wave is
     * not walked through.
     */
    public Set<String> committed() throws IOException {
        Path trials = root.resolve("trials");
        if (!Files.exists(trials)) {
            return Set.of();
        }
        try (Stream<Path> waves = Files.list(trials)) {
            return waves.filter(wave -> Files.exists(wave.resolve("_SUCCESS")))
                    .map(wave -> wave.getFileName().toString())
                    .collect(toCollection(TreeSet::new));
        }
    }

    /** The trials of one wave: every column but time, host and duration, bit for bit, ordered by id. */
    public List<String> trials(String wave) throws SQLException {
        return rows("SELECT * EXCLUDE (train_seconds, host, finished_at) FROM read_parquet('" + root + "/trials/" + wave
                + "/*.parquet', hive_partitioning=false) ORDER BY trial_id");
    }

    /** The trials of all committed waves. */
    public List<String> trials() throws SQLException, IOException {
        List<String> rows = new ArrayList<>();
        for (String wave : committed()) {
            rows.addAll(trials(wave));
        }
        return rows.stream().sorted().toList();
    }

    /** The rows of the tables of results, in their order. */
    public Map<String, List<String>> tables() throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : TABLES) {
            tables.put(table, table(table));
        }
        for (String table : FURTHER_TABLES) {
            if (Files.exists(root.resolve(table))) {
                tables.put(table, table(table));
            }
        }
        return tables;
    }

    private List<String> table(String name) throws SQLException {
        return rows("SELECT * FROM read_parquet('" + root + "/" + name + "/*.parquet')");
    }

    /** Files and empty directories that do not belong to a finished sweep. */
    public List<String> leftovers() throws IOException {
        List<String> leftovers = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                String name = root.relativize(path).toString();
                boolean belongs = Files.isDirectory(path)
                        ? !isEmpty(path)
                        : BELONGS.matcher(checked(path, name)).matches();
                if (!belongs) {
                    leftovers.add(name);
                }
            }
        }
        for (String wave : committed()) {
            try (Stream<Path> files = Files.list(root.resolve("trials").resolve(wave))) {
                long data = files.filter(file -> file.toString().endsWith(".parquet"))
                        .count();
                if (data != 1) {
                    leftovers.add(wave + " has " + data + " data files");
                }
            }
        }
        return leftovers;
    }

    /** The contents of every committed file, by its name. */
    public Map<String, String> committedFiles() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String wave : committed()) {
            try (Stream<Path> files = Files.list(root.resolve("trials").resolve(wave))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".parquet"))
                        .toList()) {
                    contents.put(root.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
                }
            }
        }
        return contents;
    }

    /** The name of the file that a checksum file is about; any other file's own. */
    private static String checked(Path path, String name) {
        String file = path.getFileName().toString();
        boolean checksum = file.startsWith(".") && file.endsWith(".crc");
        Path about = path.resolveSibling(checksum ? file.substring(1, file.length() - 4) : file);
        return checksum && Files.exists(about)
                ? name.substring(0, name.length() - file.length()) + about.getFileName()
                : name;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = DuckDb.CONNECTION.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(result.getObject(column));
                }
                rows.add(values.stream().map(String::valueOf).collect(joining(" | ")));
            }
        }
        return rows;
    }

    /** One connection for all: opening one takes longer than a query. */
    private static final class DuckDb {

        private static final Connection CONNECTION = open();

        private static Connection open() {
            try {
                return DriverManager.getConnection("jdbc:duckdb:");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
