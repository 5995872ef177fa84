package org.biassweep.analysis;

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
import org.biassweep.spec.TrainingSpec;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.sweep.TrialTable;
import org.biassweep.task.Shape;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.biassweep.trial.SavedTrajectory;
import org.biassweep.trial.Status;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;

/** Trials whose errors a test writes down. Each took half a second. */
final class SweepFixture {

    private final List<Row> rows = new ArrayList<>();

    static Trial trial(String task, double range, int width, long seed) {
        Configuration configuration = new Configuration(
                new CatalogueFunction(task, task, new TreeMap<>(), 64, 256),
                task + " on [-1, 1]",
                Shape.function(1, 1),
                null,
                Learn.BIASES,
                width,
                WeightDistribution.UNIFORM,
                WeightScale.range(range),
                seed,
                0,
                TrainingSpec.DEFAULT.fullBatch(Learn.BIASES),
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
        return add(trial, Status.OK, null, 0.01, Map.of(ErrorMeasure.TRAJECTORY, trajectory), saved);
    }

    SweepFixture failed(Trial trial, SavedTrajectory saved) {
        return add(trial, Status.FAILED, "diverged", Double.NaN, Map.of(ErrorMeasure.TRAJECTORY, 0.0), saved);
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
        return add(trial(task, range, width, seed), Status.OK, null, 0.01, errors, null);
    }

    SweepFixture failed(String task, double range, int width, long seed, String reason) {
        return add(trial(task, range, width, seed), Status.FAILED, reason, Double.NaN, Map.of(), null);
    }

    private SweepFixture add(
            Trial trial,
            Status status,
            String reason,
            double loss,
            Map<ErrorMeasure, Double> errors,
            SavedTrajectory saved) {
        rows.add(TrialTable.row(new TrialResult(
                trial,
                status,
                reason,
                1000,
                loss,
                errors,
                saved,
                null,
                0.5,
                "host",
                null,
                Instant.parse("2026-01-01T00:00:00Z"))));
        return this;
    }

    /** The trials as a table, in an order that says nothing, in three partitions. */
    Dataset<Row> table(SparkSession spark, long order) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(order));
        return spark.createDataFrame(shuffled, TrialTable.SCHEMA).repartition(3);
    }
}
