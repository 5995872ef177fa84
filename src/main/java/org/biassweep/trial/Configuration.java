package org.biassweep.trial;

import java.io.Serializable;
import org.biassweep.spec.Learn;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;

/**
 * One point of a job's grid, before an engine is chosen for it.
 *
 * @param task what is to be approximated, its defaults filled in
 * @param definition the task's definition ({@code Task.definition()})
 * @param inputs d
 * @param outputs l
 * @param learn which parameters are trained
 * @param width m
 * @param weightDistribution what weights are drawn from
 * @param weightRange a
 * @param seed decides every random draw
 * @param training how it is trained
 */
public record Configuration(
        TaskSpec task,
        String definition,
        int inputs,
        int outputs,
        Learn learn,
        int width,
        WeightDistribution weightDistribution,
        double weightRange,
        long seed,
        Training training)
        implements Serializable {

    /** The kind of network; a column of the tables. */
    public static final String ARCHITECTURE = "one_hidden_layer";

    /** φ; a column of the tables. */
    public static final String ACTIVATION = "relu";

    /** The number of trained parameters: m biases. */
    public int trainedParameters() {
        return width;
    }

    /** The multiply-adds of training: steps · m · N · (1 + 2 l), near enough to compare trials by. */
    public double operations() {
        return (double) training.steps() * width * task.trainSamples() * (1 + 2.0 * outputs);
    }
}
