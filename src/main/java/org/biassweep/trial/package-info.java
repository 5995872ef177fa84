/**
 * One configuration: its identity, the grid that a job spans, and its result.
 *
 * <p>A {@link org.biassweep.trial.Trial} says everything that decides the result of training one network once, and
 * hashes it into the id that resuming rests on. Trainers take trials and return {@link
 * org.biassweep.trial.TrialResult}s; the sweep stores them. Nothing here trains, and nothing here knows Spark.
 */
package org.biassweep.trial;
