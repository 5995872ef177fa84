/**
 * The fast engine: one pass over precomputed pre-activations a step.
 *
 * <p>Because W is frozen, H = X Wᵀ of a fixed sample set never changes and is computed once. {@link
 * org.biassweep.train.fused.FusedEngine} then needs, for each unit, its row of H while that is in cache: its gradient
 * from the last residual, its Adam update, its contribution to the next output. A {@code Kernel} does the two passes
 * over a row, with the JDK's Vector API or in plain Java; everything else is written once. What is trained are
 * {@code UnitParameters}: biases, or the scores of a mask. A readout takes no steps: {@code ReadoutFit} solves for it.
 */
package org.biassweep.train.fused;
