/**
 * Trains trials: the engines and what they have in common.
 *
 * <p>An {@link org.biassweep.train.Engine} fits the parameters of a batch of trials of one task. {@link
 * org.biassweep.train.Trainer} puts the rest around it, the same for every engine: drawing the network, evaluating the
 * errors in double precision, turning a failure into a result. {@code train.hinge} is the engine of
 * functions of one variable, {@code train.fused} the fast one of functions and, with {@code train.minibatch}, of
 * classifications, {@code train.dl4j} the reference that they are tested against, {@code train.bptt} the engine of recurrent
 * networks, {@code train.gpu} the one of many networks at once on an accelerator. {@link org.biassweep.train.FullBatch} is what
 * engines of functions share: the course of a training, its early end, and {@code train.damped}, damped least squares. None of this knows Spark: it can be called from any Java
 * program.
 */
package org.biassweep.train;
