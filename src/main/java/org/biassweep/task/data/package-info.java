/**
 * Reads the files of data sets: idx, CIFAR-10 binary, Parquet and CSV.
 *
 * <p>{@link org.biassweep.task.data.ImageFolder} and {@link org.biassweep.task.data.TableFiles} find out by content and
 * names what a path holds, and check it as a whole before anything trains: a file that is missing, cut off, mistaken for
 * another or mislabelled becomes an {@link org.biassweep.task.data.InvalidDataException} whose message is one sentence.
 * Only {@code task} calls this package. It sees files through {@link org.biassweep.task.data.DataFiles} alone, and knows
 * nothing of tasks, subsets or scaling.
 */
package org.biassweep.task.data;
