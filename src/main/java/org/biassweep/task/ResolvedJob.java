package org.biassweep.task;

import java.util.List;
import org.biassweep.spec.Job;

/**
 * A job with everything filled in that its tasks left open, and the tasks themselves.
 *
 * @param job what was read, filled in
 * @param tasks its tasks, in its order; fewer where there were problems
 */
public record ResolvedJob(Job job, List<Task> tasks) {

    /** Copies the list. */
    public ResolvedJob {
        tasks = List.copyOf(tasks);
    }
}
