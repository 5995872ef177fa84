package org.biassweep.trial;

import java.io.Serializable;
import org.biassweep.spec.Activation;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Shape;

/**
 * One point of a job's grid, before an engine is chosen for it.
 *
 * @param task what is to be approximated, its defaults filled in
 * @param definition the task's definition ({@code Task.definition()})
 * @param shape the task's dimensions ({@code Task.shape()})
 * @param recurrence how the network is run, of a system; null for a function
 * @param learn which parameters are trained
 * @param width m
 * @param weightDistribution what weights are drawn from
 * @param weightScale the weight range a or the gain g
 * @param seed decides every random draw
 * @param training how it is trained
 */
public record Configuration(
        TaskSpec task,
        String definition,
        Shape shape,
        Recurrence recurrence,
        Learn learn,
        int width,
        WeightDistribution weightDistribution,
        WeightScale weightScale,
        long seed,
        Training training)
        implements Serializable {

    /** Whether the network is recurrent. */
    public boolean isRecurrent() {
        return recurrence != null;
    }

    /** The kind of network; a column of the tables. */
    public String architecture() {
        return isRecurrent() ? "recurrent" : "one_hidden_layer";
    }

    /** φ; a column of the tables. */
    public String activation() {
        return (isRecurrent() ? recurrence.activation() : Activation.RELU).keyword();
    }

    /** The number of trained parameters: m biases. */
    public int trainedParameters() {
        return width;
    }
}
