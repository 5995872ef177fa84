package org.biassweep.sweep;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a command. */
public final class Sessions {

    private Sessions() {}

    /**
     * A session as spark-submit and {@code conf/spark-defaults.conf} configure it, with what the tables rely on.
     *
     * @param name shown in Spark's own pages
     */
    public static SparkSession open(String name) {
        SparkConf conf = new SparkConf()
                .setIfMissing("spark.master", "local[*]")
                .set("spark.sql.session.timeZone", "UTC")
                .set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        SparkSession spark = SparkSession.builder()
                .appName("bias-sweep " + name)
                .config(conf)
                .getOrCreate();
        if (!conf.contains("spark.sql.shuffle.partitions")) {
            spark.conf()
                    .set("spark.sql.shuffle.partitions", spark.sparkContext().defaultParallelism());
        }
        return spark;
    }
}
