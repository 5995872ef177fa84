package org.biassweep.train;

import org.biassweep.network.Network;
import org.biassweep.network.Start;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Training;

/**
 * One network of a batch.
 *
 * @param network as it was drawn; what is trained starts from there
 * @param learn what is trained
 * @param unit the unit of biases, weights and readouts, and of the learning rate for them: {@code Configuration.unit()}
 * @param training how to train it
 * @param start what training draws besides
 * @param mode the engine's, {@code EngineVersion.mode()}
 */
public record Problem(Network network, Learn learn, double unit, Training training, Start start, String mode) {

    /** The biases of a network, full batch, in the engine's usual way. */
    public static Problem biases(Network network, double unit, Training training) {
        return new Problem(network, Learn.BIASES, unit, training, new Start(0, 0), "");
    }

    /** How far a full step at the schedule's factor 1 goes: the learning rate in the unit of what is trained. */
    public double stepSize() {
        return training.learningRate() * (learn == Learn.MASK ? 1 : unit);
    }
}
