/**
 * From trials to answers: error-versus-width curves, approximation probabilities with intervals, of one task and of
 * many on one frozen network, required widths, and what the units of trained networks do.
 *
 * <p>{@link org.biassweep.analysis.Analysis} reads the trial table that the sweep wrote, and writes the tables that the
 * report draws. Spark SQL groups trials into cells, Spark MLlib fits the monotone probabilities, executors run the
 * bootstrap; the cells are few enough for the driver to put the rest together. What has a number for every unit stays on
 * the executors, but for the few networks whose units MLlib clusters. The records that are rows of the tables are
 * public, and so are the intervals of a probability. It never trains, and knows nothing of how trials were run.
 */
package org.biassweep.analysis;
