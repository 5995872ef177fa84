/**
 * The reference engine: Deeplearning4j trains one network after the other.
 *
 * <p>{@link org.biassweep.train.dl4j.Dl4jEngine} builds the network from stock layers, freezes what does not learn with an
 * updater of learning rate zero and reads the rest back. Its steps share no code with those of the fused engine,
 * which is tested against it. {@link org.biassweep.train.dl4j.Learner}, {@link org.biassweep.train.dl4j.Batches} and {@link
 * org.biassweep.train.dl4j.Descent} are also what {@code sweep.dl4j} trains one network over a cluster with. Only these two
 * packages know DL4J and ND4J.
 */
package org.biassweep.train.dl4j;
