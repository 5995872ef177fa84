package org.biassweep.analysis;

import org.apache.spark.sql.SparkSession;

/** The Spark session of this package's integration tests: two threads of this process. */
final class LocalSession {

    private LocalSession() {}

    static SparkSession open() {
        SparkSession session = SparkSession.builder()
                .master("local[2]")
                .appName("analysis")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
        session.sparkContext().setLogLevel("WARN");
        return session;
    }
}
