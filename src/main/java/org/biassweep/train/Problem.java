package org.biassweep.train;

import org.biassweep.network.FrozenNetwork;
import org.biassweep.spec.Training;

/**
 * One network of a batch.
 *
 * @param network drawn and frozen; its initial biases are where training starts
 * @param biasUnit the unit of biases and of the learning rate: {@code WeightScale.biasUnit()}
 * @param training how to train it
 */
public record Problem(FrozenNetwork network, double biasUnit, Training training) {}
