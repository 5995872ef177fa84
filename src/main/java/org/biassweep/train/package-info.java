/**
 * Trains trials: the engines and what they have in common.
 *
 * <p>An {@link org.biassweep.train.Engine} fits the parameters of a batch of trials of one task. {@link
 * org.biassweep.train.Trainer} puts the rest around it, the same for every engine: drawing the network, evaluating the
 * errors in double precision, turning a failure into a result. {@code train.fused} is the fast engine of
 * functions, {@code train.dl4j} the reference that it is tested against, {@code train.bptt} the engine of recurrent
 * networks, {@code train.gpu} the one of many networks at once on an accelerator. {@code train.damped} is what engines of functions have besides their own steps. None of this knows Spark: it can be called from any Java
 * program.
 */
package org.biassweep.train;
