package org.biassweep.train;

import org.biassweep.network.FrozenNetwork;
import org.biassweep.spec.Training;

/**
 * One network of a batch.
 *
 * @param network drawn and frozen; its initial biases are where training starts
 * @param weightRange a; the learning rate is in units of it
 * @param training how to train it
 */
public record Problem(FrozenNetwork network, double weightRange, Training training) {}
