/**
 * The fused engine's way with classifications: minibatch training from pre-activations that are made once.
 *
 * <p>Because W is frozen, H = W X never changes. {@code Preactivations} keeps it in single precision, in half as many
 * bytes, or makes it again for each batch, whichever a trial has the memory for. A step takes a few samples at a time,
 * so that their activities stay in the cache between the pass forwards and the one backwards; {@code Kernel} is those
 * passes, {@code Learner} what is made of them: new biases, readouts or masks. Only the fused engine calls this package.
 */
package org.biassweep.train.minibatch;
