/**
 * The engine of functions of one variable: a step costs as many operations as there are units and samples, not their
 * product.
 *
 * <p>Of one input, a unit φ(w x + b) is a hinge: it is at work on one side of −b/w. On sorted samples a network's outputs
 * are therefore two running sums, of the slopes and the intercepts of the units that have set in so far ({@code
 * RunningSums}), and the gradient of a bias is a difference of two values of the running sum of the residual, looked up where
 * the unit sets in ({@code SortedSamples}). Nothing is approximated: {@link org.biassweep.train.hinge.HingeEngine} takes the
 * same steps as every other engine.
 */
package org.biassweep.train.hinge;
