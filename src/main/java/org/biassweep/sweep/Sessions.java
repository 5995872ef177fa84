package org.biassweep.sweep;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.InvalidJobException;

/** Opens the Spark session of a command. */
public final class Sessions {

    /** The Spark setting that says how long a cluster may take to run a first task, in seconds. */
    private static final String WAIT_SECONDS = "spark.biassweep.executorWaitSeconds";

    private Sessions() {}

    /**
     * A session as spark-submit and {@code conf/spark-defaults.conf} configure it, with what the tables rely on.
     *
     * @param name shown in Spark's own pages
     * @throws InvalidJobException if the settings ask for devices in local mode
     * @throws ClusterException if Spark does not start, or no executor runs a first task in time
     */
    public static SparkSession open(String name) {
        SparkConf conf = new SparkConf()
                .setIfMissing("spark.master", "local[*]")
                .set("spark.sql.session.timeZone", "UTC")
                .set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        Request request = new Request(conf);
        request.check();
        SparkSession spark = start(name, request);
        try {
            if (!request.isLocal()) {
                awaitExecutor(spark, request);
            }
        } catch (ClusterException e) {
            spark.close();
            throw e;
        }
        if (!conf.contains("spark.sql.shuffle.partitions")) {
            spark.conf()
                    .set("spark.sql.shuffle.partitions", spark.sparkContext().defaultParallelism());
        }
        return spark;
    }

    private static SparkSession start(String name, Request request) {
        try {
            return SparkSession.builder()
                    .appName("bias-sweep " + name)
                    .config(request.conf())
                    .getOrCreate();
        } catch (Exception e) { // Scala throws checked exceptions undeclared
            throw new ClusterException(
                    "Spark does not start with master " + request.master() + " (" + e.getMessage() + "); asked for: "
                            + request.text(),
                    e);
        }
    }

    /** A request that nothing in the cluster can meet waits for ever otherwise, without a word. */
    private static void awaitExecutor(SparkSession spark, Request request) {
        long seconds = request.conf().getLong(WAIT_SECONDS, 60);
        JavaFutureAction<Long> first = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(List.of(1), 1)
                .countAsync();
        try {
            first.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            first.cancel(true);
            throw new ClusterException(
                    "no executor ran a first task within " + seconds + " seconds on " + request.master()
                            + "; asked for: " + request.text()
                            + "; check on the master's page that one worker has as much free, ask for less, or wait"
                            + " longer (" + WAIT_SECONDS + ")",
                    e);
        } catch (ExecutionException e) {
            throw new ClusterException(
                    "no executor could run a first task on " + request.master() + " ("
                            + e.getCause().getMessage() + "); asked for: " + request.text(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for an executor of " + request.master(), e);
        }
    }
}
