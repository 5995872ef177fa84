package org.biassweep.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.trial.Status;

/**
 * The trials on disk: a directory {@code wave=000001} of Parquet for each wave, committed by its {@code _SUCCESS}.
 *
 * <p>Readers take only committed waves. A wave without the marker was cut off; it is removed before the next run, and
 * its trials are trained again.
 */
public final class TrialStore {

    private static final String PREFIX = "wave=";
    private static final String MARKER = "_SUCCESS";

    private final SparkSession spark;
    private final FileSystem files;
    private final Path root;
    private final Output output;

    /**
     * @param spark reads and writes
     * @param output whose trials are meant
     */
    public TrialStore(SparkSession spark, Output output) {
        this.spark = spark;
        this.files = output.files();
        this.root = output.trials();
        this.output = output;
    }

    /**
     * All committed trials, in the columns of {@link TrialTable#SCHEMA}.
     *
     * @throws OutputException if the directory cannot be listed
     */
    public Dataset<Row> read() {
        List<Path> committed = waves(true);
        if (committed.isEmpty()) {
            return spark.createDataFrame(List.of(), TrialTable.SCHEMA);
        }
        return spark.read()
                .schema(TrialTable.SCHEMA)
                .parquet(committed.stream().map(Path::toString).toArray(String[]::new));
    }

    /**
     * The ids of all committed trials.
     *
     * @throws OutputException if a file is damaged, or an id stands in two places
     */
    public Set<String> committedIds() {
        List<String> ids = collected(read().select("trial_id").as(Encoders.STRING()));
        Set<String> distinct = new HashSet<>(ids.size() * 2);
        for (String id : ids) {
            if (!distinct.add(id)) {
                throw twice(id);
            }
        }
        return distinct;
    }

    /**
     * The errors of all committed trials, by their ids; none of a failed one.
     *
     * @throws OutputException if a file is damaged, or an id stands in two places
     */
    public Map<String, Map<ErrorMeasure, Double>> committedErrors() {
        List<ErrorMeasure> measures = List.of(ErrorMeasure.values());
        Column[] columns = Stream.concat(
                        Stream.of("trial_id", "status"), measures.stream().map(ErrorMeasure::keyword))
                .map(functions::col)
                .toArray(Column[]::new);
        List<Row> rows = collected(read().select(columns));
        Map<String, Map<ErrorMeasure, Double>> errors = new HashMap<>(rows.size() * 2);
        for (Row row : rows) {
            Map<ErrorMeasure, Double> ofTrial = new EnumMap<>(ErrorMeasure.class);
            boolean ok = row.getAs("status").equals(Status.OK.keyword());
            for (ErrorMeasure measure : ok ? measures : List.<ErrorMeasure>of()) {
                Double error = row.getAs(measure.keyword());
                if (error != null) {
                    ofTrial.put(measure, error);
                }
            }
            if (errors.put(row.getAs("trial_id"), ofTrial) != null) {
                throw twice(row.getAs("trial_id"));
            }
        }
        return errors;
    }

    /**
     * The committed trials that failed: the names of their waves, by their ids.
     *
     * @throws OutputException if a file is damaged
     */
    public Map<String, String> failed() {
        Dataset<Row> failed = read().where(functions.col("status").equalTo(Status.FAILED.keyword()))
                .select(functions.col("trial_id"), functions.input_file_name());
        Map<String, String> waves = new HashMap<>();
        for (Row row : collected(failed)) {
            waves.put(row.getString(0), new Path(row.getString(1)).getParent().getName());
        }
        return waves;
    }

    private <T> List<T> collected(Dataset<T> rows) {
        try {
            return rows.collectAsList();
        } catch (Exception e) { // Scala throws checked exceptions undeclared
            throw unreadable(e);
        }
    }

    private OutputException twice(String id) {
        return new OutputException("trial " + id + " stands in " + root
                + " more than once; move away the wave that does not belong there");
    }

    /**
     * Removes what an interrupted run left: waves that were never committed.
     *
     * @throws OutputException if that fails
     */
    public void removeUncommitted() {
        waves(false).forEach(this::remove);
    }

    /**
     * The number of the wave after the last one that was begun, committed or not: a driver that was thought dead may yet
     * mark the wave that it was writing, which must not be another's by then.
     */
    int nextWave() {
        return Stream.of(true, false)
                        .flatMap(committed -> waves(committed).stream())
                        .mapToInt(wave -> Integer.parseInt(wave.getName().substring(PREFIX.length())))
                        .max()
                        .orElse(0)
                + 1;
    }

    /** Writes one wave, over what an earlier attempt may have left; it is committed when this returns. */
    void write(int number, Dataset<Row> rows) {
        output.checkOurs();
        Path wave = new Path(root, String.format("%s%06d", PREFIX, number));
        if (waves(false).contains(wave)) {
            remove(wave);
        }
        rows.write().mode(SaveMode.ErrorIfExists).option("compression", "zstd").parquet(wave.toString());
    }

    private void remove(Path wave) {
        try {
            if (!files.delete(wave, true) && files.exists(wave)) {
                throw new IOException("it is still there");
            }
        } catch (IOException e) {
            throw new OutputException("cannot remove the unfinished " + wave + ": " + e.getMessage(), e);
        }
    }

    private List<Path> waves(boolean committed) {
        try {
            List<Path> waves = new ArrayList<>();
            if (files.exists(root)) {
                for (FileStatus status : files.listStatus(root)) {
                    Path path = status.getPath();
                    if (path.getName().matches(PREFIX + "\\d+") && files.exists(new Path(path, MARKER)) == committed) {
                        waves.add(path);
                    }
                }
            }
            return waves;
        } catch (IOException e) {
            throw new OutputException("cannot list " + root + ": " + e.getMessage(), e);
        }
    }

    private OutputException unreadable(Exception cause) {
        return damage().orElseGet(() ->
                new OutputException("cannot read the trials in " + root + ": " + cause.getMessage(), cause));
    }

    /** What keeps committed trials from being read, and what would do; nothing where their files look whole. */
    public Optional<OutputException> damage() {
        for (Path wave : waves(true)) {
            try {
                for (FileStatus file :
                        files.listStatus(wave, path -> path.getName().endsWith(".parquet"))) {
                    readFooter(file, wave);
                }
            } catch (IOException e) {
                return Optional.of(new OutputException("cannot list " + wave + ": " + e.getMessage(), e));
            } catch (OutputException damage) {
                return Optional.of(damage);
            }
        }
        return Optional.empty();
    }

    private void readFooter(FileStatus file, Path wave) {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromStatus(file, files.getConf()))) {
            reader.getRecordCount();
        } catch (IOException | RuntimeException e) {
            throw new OutputException(
                    file.getPath() + " is damaged (" + e.getMessage() + "); restore it, or move " + wave
                            + " away and run again: its trials, and only these, are then trained anew",
                    e);
        }
    }
}
