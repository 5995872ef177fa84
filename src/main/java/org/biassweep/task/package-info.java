/**
 * The targets: what a network is to approximate, where it is sampled, and how far off a network is.
 *
 * <p>{@link org.biassweep.task.Tasks} checks what a job file says of its tasks, fills in their defaults and makes
 * {@link org.biassweep.task.Task}s of them; {@link org.biassweep.task.Catalogue} holds the named functions, {@link
 * org.biassweep.task.SystemCatalogue} the named dynamical systems. A function or system written in a job file is parsed
 * and compiled here and can do nothing but arithmetic; a system becomes trajectories from states and under inputs that
 * its task draws; {@code task.data} reads the files of a data set. Everyone below may call this package. It knows nothing
 * of networks, training or Spark, and no random draw of a trial touches it.
 */
package org.biassweep.task;
