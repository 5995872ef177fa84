package org.biassweep.sweep;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/**
 * Executors of one kind.
 *
 * @param profile what they have; null for the executors that Spark's settings describe
 */
record Lane(ResourceProfile profile) {

    /** The executors that Spark's settings describe. */
    static final Lane USUAL = new Lane(null);

    /**
     * Executors with one GPU each, that are started for the trials of a device beside the usual ones.
     *
     * @param conf says by {@link Request#TASKS_PER_GPU} how many tasks share a GPU, and what memory an executor has
     */
    static Lane ofGpus(SparkConf conf) {
        int tasks = conf.getInt(Request.TASKS_PER_GPU, 1);
        ExecutorResourceRequests executor = new ExecutorResourceRequests()
                .cores(tasks * conf.getInt("spark.task.cpus", 1))
                .memory(conf.get("spark.executor.memory", "1g"))
                .resource("gpu", 1, conf.get(Request.GPU_DISCOVERY_SCRIPT, ""), conf.get(Request.GPU_VENDOR, ""));
        TaskResourceRequests task = new TaskResourceRequests()
                .cpus(conf.getInt("spark.task.cpus", 1))
                .resource("gpu", 1.0 / tasks);
        return new Lane(
                new ResourceProfileBuilder().require(executor).require(task).build());
    }

    /** What is computed of the elements is computed there. */
    <T> JavaRDD<T> on(JavaRDD<T> elements) {
        return profile == null ? elements : elements.withResources(profile);
    }
}
