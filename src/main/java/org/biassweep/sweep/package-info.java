/**
 * The Spark side of a sweep: what is trained where, in which order, and how it is kept.
 *
 * <p>{@link org.biassweep.sweep.TrialStore} is the table of trials on disk, committed wave by wave; a sweep is the grid
 * minus what it holds, or, where seeds are added where they decide, what {@link org.biassweep.decision.Allocation} asks
 * for, round after round. {@code Packing} cuts the rest into packs of balanced cost, and the runner has Spark train them.
 * Data sets are read on the driver and broadcast, so that executors need not see their files. An engine that takes the
 * whole cluster for one trial is called on the driver; {@code sweep.dl4j} is one. The runner asks engines only for names,
 * costs and results, and knows nothing of what the numbers mean.
 */
package org.biassweep.sweep;
