/**
 * From trials to answers: error-versus-width curves, approximation probabilities with exact intervals, required widths.
 *
 * <p>It reads the trial table that the sweep wrote and writes the three tables that the report draws. Spark SQL groups,
 * Spark MLlib fits the monotone probabilities. It never trains, and knows nothing of how trials were run.
 */
package org.biassweep.analysis;
