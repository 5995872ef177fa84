package org.biassweep.analysis;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows that Spark keeps, once they are computed, until this is closed. */
record Cached(Dataset<Row> rows) implements AutoCloseable {

    Cached {
        rows = rows.persist();
    }

    @Override
    public void close() {
        rows.unpersist();
    }
}
