/**
 * Biases by damped least squares: the method of Levenberg and Marquardt for networks whose other parameters are fixed.
 *
 * <p>The outputs of y(x) = A φ(W x + b) are piecewise linear in b, so that the residuals have an exact Jacobian almost
 * everywhere, and its normal equations a step. {@link org.biassweep.train.damped.LevenbergMarquardt} takes such steps, one
 * at a time; {@code train.FullBatch} asks for them, after or instead of the steps of an engine. Nothing here knows engines,
 * listeners or settings.
 */
package org.biassweep.train.damped;
