/**
 * One network over the cluster: DL4J Spark trains it data-parallel, each worker on its share of the samples of a step.
 *
 * <p>{@link org.biassweep.sweep.dl4j.SparkDl4jEngine} is an engine like those in {@code train}, found as they are, but for what
 * its kind needs: it is called on the driver, and uses the Spark session that is open there. It builds on {@code
 * train.dl4j}, and nothing of {@code sweep} calls it by name.
 */
package org.biassweep.sweep.dl4j;
