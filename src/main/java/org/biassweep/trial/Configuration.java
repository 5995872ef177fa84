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
 * @param start which of the seed's starts: of its initial biases or scores, and orders of samples
 * @param training how it is trained
 * @param trialMemory bytes that it may use; decides nothing but how an engine
 *     does it, which {@link EngineVersion#mode} tells
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
        long start,
        Training training,
        long trialMemory)
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

    /** The number of trained parameters. */
    public int trainedParameters() {
        long perUnit = switch (learn) {
            case BIASES, MASK -> 1;
            case READOUT -> shape.outputs();
            case ALL -> shape.inputs() + 1L + shape.outputs();
        };
        return Math.toIntExact(perUnit * width);
    }

    /** The unit of biases, weights and readouts and of the steps by which they are trained. */
    public double unit() {
        return weightScale.biasUnit();
    }
}
