package org.biassweep.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The trials whose units were saved, and what tells frozen networks apart. */
final class SavedTrials {

    /** The columns that decide the frozen weights of a network, and what its units do with them. */
    static final List<String> NETWORK = List.of(
            "architecture",
            "activation",
            "inputs",
            "outputs",
            "weight_distribution",
            "weight_range",
            "gain",
            "width",
            "seed");

    private SavedTrials() {}

    /** Those of {@link Trials#of} that did not fail and kept their units. */
    static Dataset<Row> of(Dataset<Row> trials) {
        return trials.where(not(col("failed")).and(col("task_variance").isNotNull()));
    }

    /** Columns by name. */
    static Column[] columns(List<String> names) {
        return names.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
    }
}
