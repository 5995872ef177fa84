package org.biassweep.sweep;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.InvalidJobException;

/** Opens the Spark session of a command. */
public final class Sessions {

    private Sessions() {}

    /**
     * A session as spark-submit and {@code conf/spark-defaults.conf} configure it, with what the tables rely on.
     *
     * @param name shown in Spark's own pages
     * @throws InvalidJobException if the settings ask for devices in a way that Spark cannot meet
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
                request.await(JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .parallelize(List.of(1), 1)
                        .countAsync());
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
}
