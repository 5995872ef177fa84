package org.biassweep.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.CatalogueSystem;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.Sampling;
import org.biassweep.spec.Training;
import org.biassweep.spec.TrainingSpec;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.sweep.TrialTable;
import org.biassweep.task.Shape;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.biassweep.trial.SavedTrajectory;
import org.biassweep.trial.SavedUnits;
import org.biassweep.trial.Status;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;

/** Trials whose errors a test writes down. Each took half a second. */
final class SweepFixture {

    private final List<Row> rows = new ArrayList<>();

    private Instant finished = Instant.parse("2026-01-01T00:00:00Z");

    static Trial trial(String task, double range, int width, long seed) {
        return trial(task, Shape.function(1, 1), Learn.BIASES, range, width, seed, 0);
    }

    /** A network that learns one function, from one start. */
    static Trial trial(String task, Learn learn, int width, long seed, long start) {
        return trial(task, Shape.function(1, 1), learn, 0.5, width, seed, start);
    }

    /** A network that learns a function of another definition than {@link #trial} has. */
    static Trial version(String task, String definition, int width, long seed) {
        return trial(
                task,
                definition,
                Shape.function(1, 1),
                Learn.BIASES,
                0.5,
                width,
                seed,
                0,
                TrainingSpec.DEFAULT.fullBatch(Learn.BIASES),
                64);
    }

    /** A network with 784 inputs and ten outputs that classifies, after five epochs in batches of 20. */
    static Trial classification(String task, int samples, int width, long seed) {
        TrainingSpec five = new TrainingSpec(
                TrainingSpec.DEFAULT.optimizer(),
                TrainingSpec.DEFAULT.learningRates(),
                TrainingSpec.DEFAULT.schedule(),
                TrainingSpec.DEFAULT.steps(),
                5,
                20,
                TrainingSpec.DEFAULT.masking(),
                TrainingSpec.DEFAULT.ridge(),
                TrainingSpec.DEFAULT.lmSteps(),
                TrainingSpec.DEFAULT.stop());
        return trial(
                task,
                defined(task),
                Shape.classification(784, 10),
                Learn.ALL,
                0.1,
                width,
                seed,
                0,
                five.minibatches(Learn.ALL, samples),
                samples);
    }

    private static Trial trial(String task, Shape shape, Learn learn, double range, int width, long seed, long start) {
        return trial(
                task,
                defined(task),
                shape,
                learn,
                range,
                width,
                seed,
                start,
                TrainingSpec.DEFAULT.fullBatch(learn),
                64);
    }

    private static String defined(String task) {
        return task + " on [-1, 1]";
    }

    private static Trial trial(
            String task,
            String definition,
            Shape shape,
            Learn learn,
            double range,
            int width,
            long seed,
            long start,
            Training training,
            int samples) {
        Configuration configuration = new Configuration(
                new CatalogueFunction(task, task, new TreeMap<>(), samples, 256),
                definition,
                shape,
                null,
                learn,
                width,
                WeightDistribution.UNIFORM,
                WeightScale.range(range),
                seed,
                start,
                training,
                1L << 31);
        return new Trial(configuration, new EngineVersion("fused", 1));
    }

    /** A network with two outputs that follows a system over three steps. */
    static Trial systemTrial(String task, WeightScale weights, int width, long seed) {
        Configuration configuration = new Configuration(
                new CatalogueSystem(task, task, new TreeMap<>(), new Sampling(3, 0.1, 4, 5, 0)),
                task + ", T = 3",
                Shape.system(0, 2, 3, 2),
                Recurrence.DEFAULT,
                Learn.BIASES,
                width,
                WeightDistribution.UNIFORM,
                weights,
                seed,
                0,
                TrainingSpec.DEFAULT.fullBatch(Learn.BIASES),
                1L << 31);
        return new Trial(configuration, new EngineVersion("bptt", 1));
    }

    /** A trial of a system that ended well; null where its trajectory was not saved. */
    SweepFixture followed(Trial trial, double trajectory, SavedTrajectory saved) {
        return add(trial, Status.OK, null, 0.01, Map.of(ErrorMeasure.TRAJECTORY, trajectory), saved, null);
    }

    SweepFixture failed(Trial trial, SavedTrajectory saved) {
        return add(trial, Status.FAILED, "diverged", Double.NaN, Map.of(ErrorMeasure.TRAJECTORY, 0.0), saved, null);
    }

    /** Lets the trials that are added from now on end an hour after those before. */
    SweepFixture anHourLater() {
        finished = finished.plus(Duration.ofHours(1));
        return this;
    }

    /** A trial that ended well; an error of null is one that its task does not have. */
    SweepFixture ok(String task, double range, int width, long seed, Double sup, Double rmse) {
        Map<ErrorMeasure, Double> errors = new EnumMap<>(ErrorMeasure.class);
        if (sup != null) {
            errors.put(ErrorMeasure.SUP, sup);
        }
        if (rmse != null) {
            errors.put(ErrorMeasure.RMSE, rmse);
        }
        return add(trial(task, range, width, seed), Status.OK, null, 0.01, errors, null, null);
    }

    SweepFixture failed(String task, double range, int width, long seed, String reason) {
        return add(trial(task, range, width, seed), Status.FAILED, reason, Double.NaN, Map.of(), null, null);
    }

    SweepFixture ok(Trial trial, ErrorMeasure error, double value) {
        return add(trial, Status.OK, null, 0.01, Map.of(error, value), null, null);
    }

    /** A trial whose units were saved. */
    SweepFixture saved(Trial trial, SavedUnits units) {
        return add(trial, Status.OK, null, 0.01, Map.of(ErrorMeasure.RMSE, 0.1), null, units);
    }

    private SweepFixture add(
            Trial trial,
            Status status,
            String reason,
            double loss,
            Map<ErrorMeasure, Double> errors,
            SavedTrajectory saved,
            SavedUnits units) {
        rows.add(TrialTable.row(new TrialResult(
                trial, status, reason, 1000, null, loss, errors, false, saved, units, 0.5, "host", null, finished)));
        return this;
    }

    /** The trials as a table, in an order that says nothing, in three partitions. */
    Dataset<Row> table(SparkSession spark, long order) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(order));
        return spark.createDataFrame(shuffled, TrialTable.SCHEMA).repartition(3);
    }
}
