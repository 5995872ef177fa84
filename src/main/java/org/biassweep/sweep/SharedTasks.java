package org.biassweep.sweep;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.DataSetSpec;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.TaskSpec;
import org.biassweep.task.Task;
import org.biassweep.task.Tasks;

/**
 * A plan's tasks on executors, which need not see a file: data sets reach each executor once, by broadcast; functions and
 * systems are made there of their specs.
 */
final class SharedTasks implements Serializable, AutoCloseable {

    private final Map<String, Broadcast<Task>> dataSets = new HashMap<>();
    private final Recurrence recurrence;

    /** Broadcasts the plan's data sets. */
    SharedTasks(SparkSession spark, Plan plan) {
        recurrence = plan.job().recurrence();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<TaskSpec> specs = plan.job().tasks();
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i) instanceof DataSetSpec) {
                dataSets.put(specs.get(i).name(), context.broadcast(plan.tasks().get(i)));
            }
        }
    }

    /** The task of a spec. */
    Task task(TaskSpec spec) {
        return spec instanceof DataSetSpec ? dataSets.get(spec.name()).value() : Tasks.of(spec, recurrence);
    }

    /** Takes the data sets from the executors; on the driver alone. */
    @Override
    public void close() {
        dataSets.values().forEach(broadcast -> broadcast.destroy(false));
    }
}
