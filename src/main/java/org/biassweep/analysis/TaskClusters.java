package org.biassweep.analysis;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.evaluation.ClusteringEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.biassweep.analysis.ClusteredNetwork.ClusteredUnit;
import org.biassweep.analysis.ManyTaskNetworks.ManyTaskNetwork;

/** Clusters the units of one network by the tasks in which they vary: Spark MLlib's k-means on normalised variances. */
final class TaskClusters {

    private static final int MOST = 10;

    /** Each is a Spark job. */
    private static final int ITERATIONS = 10;

    private static final long SEED = 1;

    private TaskClusters() {}

    /**
     * Tries 2 … 10 clusters, no more than there are different units, and takes the number with the largest silhouette,
     * the smaller one of equals.
     *
     * @param saved as {@link SavedTrials#of} gives them
     * @return empty where no two units that vary are unlike
     */
    static Optional<ClusteredNetwork> of(Dataset<Row> saved, ManyTaskNetwork network) {
        Dataset<Row> units = units(saved, network.trialIds()).cache();
        try {
            int most = (int) Math.min(MOST, units.select("variances").distinct().count());
            ClusteringEvaluator silhouette = new ClusteringEvaluator();
            KMeansModel best = null;
            double largest = Double.NEGATIVE_INFINITY;
            for (int clusters = 2; clusters <= most; clusters++) {
                KMeansModel model = new KMeans()
                        .setK(clusters)
                        .setSeed(SEED)
                        .setMaxIter(ITERATIONS)
                        .fit(units);
                double value = model.clusterCenters().length < 2
                        ? Double.NEGATIVE_INFINITY
                        : silhouette.evaluate(model.transform(units));
                if (value > largest) {
                    best = model;
                    largest = value;
                }
            }
            return best == null ? Optional.empty() : Optional.of(clustered(network, units, best, largest));
        } finally {
            units.unpersist();
        }
    }

    /** In one partition and in order, so that the same seed finds the same clusters. */
    private static Dataset<Row> units(Dataset<Row> saved, List<String> trialIds) {
        Column[] variances = trialIds.stream()
                .map(id -> max(when(col("trial_id").equalTo(id), col("variance").cast(DataTypes.DoubleType))))
                .toArray(Column[]::new);
        return saved.where(col("trial_id").isin(trialIds.toArray()))
                .select(col("trial_id"), posexplode(col("task_variance")).as(new String[] {"unit", "variance"}))
                .groupBy("unit")
                .agg(array(variances).as("variances"))
                .where(array_max(col("variances")).gt(0))
                .withColumn(
                        "variances", transform(col("variances"), value -> value.divide(array_max(col("variances")))))
                .withColumn("features", array_to_vector(col("variances")))
                .repartition(1)
                .sortWithinPartitions("unit");
    }

    private static ClusteredNetwork clustered(
            ManyTaskNetwork network, Dataset<Row> units, KMeansModel model, double silhouette) {
        Map<Integer, Integer> numbers = numbers(model.clusterCenters());
        List<ClusteredUnit> clustered = model.transform(units).collectAsList().stream()
                .map(row -> new ClusteredUnit(
                        row.<Integer>getAs("unit") + 1,
                        numbers.get(row.<Integer>getAs("prediction")),
                        row.getList(row.fieldIndex("variances"))))
                .sorted(Comparator.comparing(ClusteredUnit::cluster).thenComparing(ClusteredUnit::unit))
                .toList();
        return new ClusteredNetwork(
                network.curves(), network.width(), network.seed(), numbers.size(), silhouette, clustered);
    }

    /** Numbers clusters 1, 2, … by the task that their centre varies in most, those of one task by how little else. */
    private static Map<Integer, Integer> numbers(Vector[] centres) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, centres.length).boxed().toList());
        order.sort(Comparator.<Integer>comparingInt(i -> centres[i].argmax())
                .thenComparingDouble(i -> IntStream.range(0, centres[i].size())
                        .mapToDouble(centres[i]::apply)
                        .sum()));
        return IntStream.range(0, order.size()).boxed().collect(toMap(order::get, place -> place + 1));
    }
}
