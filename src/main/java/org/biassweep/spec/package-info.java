/**
 * A job file read into records and validated as a whole.
 *
 * <p>This is where a sweep begins: {@link org.biassweep.spec.JobReader} turns YAML into a {@link
 * org.biassweep.spec.Job}, and every mistake on the way into one sentence of {@link org.biassweep.spec.Problems}.
 * Everyone may read the records; only this package knows YAML. It knows nothing of what a task computes or an engine
 * can do: those packages add their own sentences to the same {@code Problems} before anything runs.
 */
package org.biassweep.spec;
