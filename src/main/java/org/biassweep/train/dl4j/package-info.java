/**
 * The reference engine: Deeplearning4j trains the biases, one network after the other.
 *
 * <p>{@link org.biassweep.train.dl4j.Dl4jEngine} builds the network from stock layers, freezes its weights with an
 * updater of learning rate zero and reads the biases back. Its steps share no code with those of the fused engine,
 * which is tested against it. Only this package knows DL4J and ND4J, and nothing of either leaves it.
 */
package org.biassweep.train.dl4j;
