/**
 * Frozen random weights and the forward maps of networks; nothing here trains.
 *
 * <p>{@link org.biassweep.network.FeedforwardNetwork} draws a network from its seed: the network of width m is the first m
 * units of the network of width 2m, and a weight range only scales the draws. {@link
 * org.biassweep.network.RecurrentNetwork} does the same for networks that follow systems, and says what they see of a
 * trajectory. Trainers call them to begin, and again, in double precision, to evaluate what they found. They know samples
 * and trajectories but not tasks' formulas, and neither Spark nor an engine.
 */
package org.biassweep.network;
