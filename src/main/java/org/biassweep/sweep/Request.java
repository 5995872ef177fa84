package org.biassweep.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.biassweep.spec.InvalidJobException;

/**
 * What a command asks of a cluster: master, cores, memory and devices, as Spark's settings have them.
 *
 * @param conf Spark's settings
 */
record Request(SparkConf conf) {

    /** The Spark setting that asks for executors of their own for trials on a GPU: how many tasks share each GPU. */
    static final String TASKS_PER_GPU = "spark.biassweep.tasksPerGpu";

    /** The Spark setting that names the script by which these executors find their GPUs, where the cluster does not tell them. */
    static final String GPU_DISCOVERY_SCRIPT = "spark.biassweep.gpuDiscoveryScript";

    /** The Spark setting that names the maker of these GPUs, where the cluster asks for it, as Kubernetes does. */
    static final String GPU_VENDOR = "spark.biassweep.gpuVendor";

    /** The Spark setting that says how long a cluster may take to run a first task, in seconds. */
    private static final String WAIT_SECONDS = "spark.biassweep.executorWaitSeconds";

    private static final String STARTS_EXECUTORS = "spark.dynamicAllocation.enabled";

    private static final Pattern DEVICES =
            Pattern.compile("spark\\.((driver|executor|task)\\.resource\\..*|biassweep\\.tasksPerGpu)");
    private static final Pattern ASKED = Pattern.compile("spark\\.(cores\\.max|task\\.cpus|biassweep\\.tasksPerGpu"
            + "|dynamicAllocation\\.(enabled|maxExecutors)|executor\\.(cores|memory|memoryOverhead|instances)"
            + "|(executor|task)\\.resource\\..*\\.amount)");

    /** Where Spark runs. */
    String master() {
        return conf.get("spark.master");
    }

    /** Whether trials run in the process of the driver. */
    boolean isLocal() {
        return master().matches("local(\\[.*)?");
    }

    /**
     * Refuses devices in local mode, where Spark takes the settings and then never starts a task, and executors of their own for
     * GPUs where Spark would not start them.
     *
     * @throws InvalidJobException if they are asked for
     */
    void check() {
        List<String> devices = matching(DEVICES);
        if (isLocal() && !devices.isEmpty()) {
            throw new InvalidJobException(List.of("master " + master() + " schedules no devices (asked for: "
                    + String.join(", ", devices)
                    + "); leave these settings out, or name the master of a cluster"));
        }
        if (conf.contains(TASKS_PER_GPU)) {
            checkExecutorsOfGpus();
        }
    }

    private void checkExecutorsOfGpus() {
        String tasks = conf.get(TASKS_PER_GPU);
        if (!tasks.matches("[1-9]\\d{0,3}")) {
            throw new InvalidJobException(
                    List.of(TASKS_PER_GPU + " is " + tasks + " where a whole number of at least 1 is expected"));
        }
        if (conf.contains("spark.executor.resource.gpu.amount")) {
            throw new InvalidJobException(List.of(TASKS_PER_GPU + " asks for GPUs for some executors and"
                    + " spark.executor.resource.gpu.amount for all of them; leave one out"));
        }
        if (master().startsWith("spark://") && !conf.contains("spark.executor.cores")) {
            throw new InvalidJobException(
                    List.of(TASKS_PER_GPU + " asks for executors with GPUs beside others, which would take"
                            + " all cores of their workers; say with spark.executor.cores how many they may have"));
        }
        if (!conf.getBoolean(STARTS_EXECUTORS, false)) {
            throw new InvalidJobException(List.of(TASKS_PER_GPU
                    + " asks for executors with GPUs beside others, which Spark"
                    + " starts with " + STARTS_EXECUTORS + "=true; set that, or leave the former out and give every"
                    + " executor a GPU (spark.executor.resource.gpu.amount)"));
        }
    }

    /** The most executors of a kind that Spark may start; 0 if there is no limit. */
    int mostExecutors() {
        return conf.getInt("spark.dynamicAllocation.maxExecutors", 0);
    }

    /** Where trials that are trained on a device go. */
    Lane devices() {
        return conf.contains(TASKS_PER_GPU) ? Lane.ofGpus(conf) : Lane.USUAL;
    }

    /**
     * Waits for the first tasks that executors run: a request that nothing in the cluster can meet waits for ever otherwise,
     * without a word.
     *
     * @throws ClusterException if there is no executor in time, or none could run a task
     */
    <T> T await(JavaFutureAction<T> first) {
        long seconds = conf.getLong(WAIT_SECONDS, 60);
        try {
            return first.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            first.cancel(true);
            throw new ClusterException(
                    "no executor ran a first task within " + seconds + " seconds on " + master() + "; asked for: "
                            + text()
                            + "; check on the master's page that one worker has as much free, ask for less, or wait"
                            + " longer (" + WAIT_SECONDS + ")",
                    e);
        } catch (ExecutionException e) {
            throw new ClusterException(
                    "no executor could run a first task on " + master() + " ("
                            + e.getCause().getMessage() + "); asked for: " + text(),
                    e);
        } catch (InterruptedException e) {
            first.cancel(true);
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for an executor of " + master(), e);
        }
    }

    /** What is asked for, in words. */
    String text() {
        List<String> asked = matching(ASKED);
        return asked.isEmpty() ? "Spark's defaults" : String.join(", ", asked);
    }

    private List<String> matching(Pattern keys) {
        return Arrays.stream(conf.getAll())
                .filter(entry -> keys.matcher(entry._1()).matches())
                .map(entry -> entry._1() + "=" + entry._2())
                .sorted()
                .toList();
    }
}
