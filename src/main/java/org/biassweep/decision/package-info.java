/**
 * Where seeds are spent: what can be said of a probability however often one looks, what is decided by that, and which
 * trials to train next.
 *
 * <p>{@link org.biassweep.decision.ConfidenceSequence} bounds a probability at every number of trials at once, {@link
 * org.biassweep.decision.CurveVerdicts} says which widths of a curve suffice, and {@link
 * org.biassweep.decision.Allocation} goes from what is committed to the next round of trials. All of it is a function of
 * trials and outcomes: nothing here trains, keeps anything between rounds, or knows Spark.
 */
package org.biassweep.decision;
