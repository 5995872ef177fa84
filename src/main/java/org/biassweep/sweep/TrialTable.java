package org.biassweep.sweep;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Masking;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.Stop;
import org.biassweep.spec.Training;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.SavedTrajectory;
import org.biassweep.trial.SavedUnits;
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
                .add("start", DataTypes.LongType, true)
                .add("weight_distribution", DataTypes.StringType, false)
                .add("weight_range", DataTypes.DoubleType, true)
                .add("gain", DataTypes.DoubleType, true)
                .add("horizon", DataTypes.IntegerType, true)
                .add("alpha", DataTypes.DoubleType, true)
                .add("beta", DataTypes.DoubleType, true)
                .add("initial_state", DataTypes.StringType, true)
                .add("warm_up_steps", DataTypes.IntegerType, true)
                .add("run", DataTypes.StringType, true)
                .add("gradient_clip", DataTypes.DoubleType, true)
                .add("optimizer", DataTypes.StringType, false)
                .add("learning_rate", DataTypes.DoubleType, false)
                .add("schedule", DataTypes.StringType, false)
                .add("steps", DataTypes.IntegerType, false)
                .add("batch_size", DataTypes.IntegerType, true)
                .add("mask_method", DataTypes.StringType, true)
                .add("mask_steepness", DataTypes.DoubleType, true)
                .add("ridge", DataTypes.DoubleType, true)
                .add("lm_steps", DataTypes.IntegerType, true)
                .add("stop_rmse", DataTypes.DoubleType, true)
                .add("stop_margin", DataTypes.DoubleType, true)
                .add("plateau_steps", DataTypes.IntegerType, true)
                .add("plateau_improvement", DataTypes.DoubleType, true)
                .add("engine", DataTypes.StringType, false)
                .add("engine_algorithm", DataTypes.IntegerType, false)
                .add("engine_mode", DataTypes.StringType, true)
                .add("trained_parameters", DataTypes.IntegerType, false)
                .add("status", DataTypes.StringType, false)
                .add("reason", DataTypes.StringType, true)
                .add("steps_taken", DataTypes.IntegerType, false)
                .add("stopped", DataTypes.StringType, true)
                .add("train_loss", DataTypes.DoubleType, true);
        for (ErrorMeasure error : ErrorMeasure.values()) {
            schema = schema.add(error.keyword(), DataTypes.DoubleType, true);
        }
        ArrayType numbers = DataTypes.createArrayType(DataTypes.DoubleType, false);
        return schema.add("sup_certified", DataTypes.BooleanType, true)
                .add("r2", DataTypes.DoubleType, true)
                .add("trajectory_target", numbers, true)
                .add("trajectory_prediction", numbers, true)
                .add("initial_biases", DataTypes.createArrayType(DataTypes.FloatType, false), true)
                .add("learned_biases", DataTypes.createArrayType(DataTypes.FloatType, false), true)
                .add("mask", DataTypes.createArrayType(DataTypes.BooleanType, false), true)
                .add("firing_share", DataTypes.createArrayType(DataTypes.FloatType, false), true)
                .add("task_variance", DataTypes.createArrayType(DataTypes.FloatType, false), true)
                .add("train_seconds", DataTypes.DoubleType, false)
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
                c.shape().inputs(),
                c.shape().outputs(),
                c.task().trainSamples(),
                c.learn().keyword(),
                c.architecture(),
                c.activation(),
                c.width(),
                c.seed(),
                c.start(),
                c.weightDistribution().keyword()));
        values.addAll(weights(c));
        values.addAll(List.of(
                training.optimizer().keyword(),
                training.learningRate(),
                training.schedule().keyword(),
                training.steps()));
        values.addAll(particulars(training));
        values.addAll(List.of(
                trial.engine().name(),
                trial.engine().algorithm(),
                trial.engine().mode(),
                c.trainedParameters(),
                result.status().keyword()));
        values.add(result.reason());
        values.add(result.steps());
        values.add(result.stopped() == null ? null : result.stopped().keyword());
        values.add(Double.isNaN(result.trainLoss()) ? null : result.trainLoss());
        for (ErrorMeasure error : ErrorMeasure.values()) {
            values.add(result.errors().get(error));
        }
        values.add(result.errors().containsKey(ErrorMeasure.SUP) ? result.supIsCertified() : null);
        Double nmse = result.errors().get(ErrorMeasure.NMSE);
        values.add(nmse == null ? null : 1 - nmse);
        SavedTrajectory saved = result.saved();
        values.add(saved == null ? null : saved.target());
        values.add(saved == null ? null : saved.prediction());
        values.addAll(units(result.units()));
        values.add(result.trainSeconds());
        values.add(result.host());
        values.add(result.device());
        values.add(Timestamp.from(result.finishedAt()));
        return RowFactory.create(values.toArray());
    }

    /** What some trainings have; null where it does not apply. */
    private static List<Object> particulars(Training training) {
        Masking masking = training.masking();
        Stop stop = training.stop() == null ? new Stop(null, null, null, null) : training.stop();
        return Arrays.asList(
                training.batchSize(),
                masking == null ? null : masking.method().keyword(),
                masking == null ? null : masking.steepness(),
                training.ridge(),
                training.lmSteps(),
                stop.rmse(),
                stop.margin(),
                stop.plateau(),
                stop.improvement());
    }

    private static List<Object> units(SavedUnits units) {
        return units == null
                ? Collections.nCopies(5, null)
                : Arrays.asList(
                        units.initialBiases(),
                        units.learnedBiases(),
                        units.mask(),
                        units.firingShare(),
                        units.taskVariance());
    }

    /** Scale and recurrence; null where a network has none. */
    private static List<Object> weights(Configuration c) {
        boolean gain = c.weightScale().isGain();
        double scale = c.weightScale().value();
        List<Object> values = new ArrayList<>(Arrays.asList(gain ? null : scale, gain ? scale : null));
        Recurrence recurrence = c.recurrence();
        if (recurrence == null) {
            values.addAll(Collections.nCopies(7, null));
        } else {
            values.addAll(List.of(
                    c.shape().horizon(),
                    recurrence.alpha(),
                    recurrence.beta(),
                    recurrence.initialState().keyword(),
                    recurrence.warmUpSteps(),
                    recurrence.run().keyword(),
                    recurrence.gradientClip()));
        }
        return values;
    }
}
