package org.biassweep.analysis;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.posexplode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.biassweep.analysis.ClusteredNetwork.ClusteredUnit;

/** The rows of {@code units}: one a unit of each saved trial. */
final class UnitTable {

    private static final StructType CLUSTERS = new StructType()
            .add("trial_id", DataTypes.StringType, false)
            .add("cluster", DataTypes.createArrayType(DataTypes.IntegerType, true), false);

    private UnitTable() {}

    /**
     * Unfolds the arrays of saved trials on the executors.
     *
     * @param saved as {@link SavedTrials#of} gives them
     * @param clustered by the ids of the trials that each was made from
     */
    static Dataset<Row> rows(Dataset<Row> saved, Map<List<String>, ClusteredNetwork> clustered) {
        List<Row> clusters = new ArrayList<>();
        clustered.forEach((trialIds, network) -> {
            Integer[] ofUnits = new Integer[network.width()];
            for (ClusteredUnit unit : network.units()) {
                ofUnits[unit.unit() - 1] = unit.cluster();
            }
            trialIds.forEach(id -> clusters.add(RowFactory.create(id, ofUnits)));
        });
        Column[] keys = SavedTrials.columns(Stream.concat(
                        SavedTrials.NETWORK.stream(), Stream.of("trial_id", "task", "definition", "learn", "start"))
                .toList());
        Column none = array().cast(DataTypes.createArrayType(DataTypes.IntegerType));
        Column units = arrays_zip(
                col("learned_biases"),
                col("firing_share"),
                col("task_variance"),
                coalesce(col("cluster"), none).as("cluster"));
        return saved.join(
                        broadcast(saved.sparkSession().createDataFrame(clusters, CLUSTERS)),
                        new String[] {"trial_id"},
                        "left")
                .select(Stream.concat(Stream.of(keys), Stream.of(posexplode(units)))
                        .toArray(Column[]::new))
                .withColumn("unit", col("pos").plus(1))
                .select(
                        col("*"),
                        col("col.learned_biases").as("learned_bias"),
                        col("col.firing_share"),
                        col("col.task_variance"),
                        col("col.cluster"))
                .drop("pos", "col");
    }
}
