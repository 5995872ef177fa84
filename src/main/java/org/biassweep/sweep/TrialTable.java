package org.biassweep.sweep;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Training;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;

/** The columns of the trial table, and a result as its row. */
public final class TrialTable {

    /** Column names and types, in order; one nullable column for each {@link ErrorMeasure}. */
    public static final StructType SCHEMA = schema();

    private TrialTable() {}

    private static StructType schema() {
        StructType schema = new StructType()
                .add("trial_id", DataTypes.StringType, false)
                .add("cell_id", DataTypes.StringType, false)
                .add("curve_id", DataTypes.StringType, false)
                .add("task", DataTypes.StringType, false)
                .add("definition", DataTypes.StringType, false)
                .add("inputs", DataTypes.IntegerType, false)
                .add("outputs", DataTypes.IntegerType, false)
                .add("train_samples", DataTypes.IntegerType, false)
                .add("learn", DataTypes.StringType, false)
                .add("architecture", DataTypes.StringType, false)
                .add("activation", DataTypes.StringType, false)
                .add("width", DataTypes.IntegerType, false)
                .add("seed", DataTypes.LongType, false)
                .add("weight_distribution", DataTypes.StringType, false)
                .add("weight_range", DataTypes.DoubleType, false)
                .add("optimizer", DataTypes.StringType, false)
                .add("learning_rate", DataTypes.DoubleType, false)
                .add("schedule", DataTypes.StringType, false)
                .add("steps", DataTypes.IntegerType, false)
                .add("engine", DataTypes.StringType, false)
                .add("engine_algorithm", DataTypes.IntegerType, false)
                .add("trained_parameters", DataTypes.IntegerType, false)
                .add("status", DataTypes.StringType, false)
                .add("reason", DataTypes.StringType, true)
                .add("steps_taken", DataTypes.IntegerType, false)
                .add("train_loss", DataTypes.DoubleType, true);
        for (ErrorMeasure error : ErrorMeasure.values()) {
            schema = schema.add(error.keyword(), DataTypes.DoubleType, true);
        }
        return schema.add("train_seconds", DataTypes.DoubleType, false)
                .add("host", DataTypes.StringType, false)
                .add("device", DataTypes.StringType, true)
                .add("finished_at", DataTypes.TimestampType, false);
    }

    /** The result as a row of {@link #SCHEMA}. */
    public static Row row(TrialResult result) {
        Trial trial = result.trial();
        Configuration c = trial.configuration();
        Training training = c.training();
        List<Object> values = new ArrayList<>(List.of(
                trial.id(),
                trial.cellId(),
                trial.curveId(),
                c.task().name(),
                c.definition(),
                c.inputs(),
                c.outputs(),
                c.task().trainSamples(),
                c.learn().keyword(),
                Configuration.ARCHITECTURE,
                Configuration.ACTIVATION,
                c.width(),
                c.seed(),
                c.weightDistribution().keyword(),
                c.weightRange(),
                training.optimizer().keyword(),
                training.learningRate(),
                training.schedule().keyword(),
                training.steps(),
                trial.engine().name(),
                trial.engine().algorithm(),
                c.trainedParameters(),
                result.status().keyword()));
        values.add(result.reason());
        values.add(result.steps());
        values.add(Double.isNaN(result.trainLoss()) ? null : result.trainLoss());
        for (ErrorMeasure error : ErrorMeasure.values()) {
            values.add(result.errors().get(error));
        }
        values.add(result.trainSeconds());
        values.add(result.host());
        values.add(result.device());
        values.add(Timestamp.from(result.finishedAt()));
        return RowFactory.create(values.toArray());
    }
}
