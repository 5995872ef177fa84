package org.biassweep.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.analysis.ManyTaskNetworks.ManyTaskNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables {@code solutions}, {@code similarities} and {@code units}, and what the report shows of them. */
final class UnitAnalysis {

    private static final Logger LOG = LoggerFactory.getLogger(UnitAnalysis.class);

    private static final List<String> TABLES = List.of("solutions", "similarities", "units");

    private UnitAnalysis() {}

    /**
     * Writes the tables, over what was there; where no units were saved, none are left there from before.
     *
     * <p>Arrays with a number a unit stay on the executors, but for those of the few networks that are clustered.
     *
     * @param trials as {@link Trials#of} gives them
     * @param groups of the trials' curves
     * @param output the directory of results; any Hadoop path
     */
    static UnitFindings run(Dataset<Row> trials, List<TaskGroup> groups, String output) {
        SparkSession spark = trials.sparkSession();
        Dataset<Row> saved = SavedTrials.of(trials);
        if (saved.isEmpty()) {
            TABLES.forEach(table -> RecordTable.remove(new Path(output, table), spark));
            return UnitFindings.NONE;
        }
        LOG.info("measuring the units of saved trials");
        Path solutions = new Path(output, "solutions");
        RecordTable.write(Solutions.rows(saved), solutions);
        Path similarities = new Path(output, "similarities");
        RecordTable.write(Similarities.rows(saved), similarities);
        Map<List<String>, ClusteredNetwork> clustered = new LinkedHashMap<>();
        for (ManyTaskNetwork network : ManyTaskNetworks.of(saved, groups)) {
            LOG.info("clustering the {} units of the network of seed {}", network.width(), network.seed());
            TaskClusters.of(saved, network).ifPresent(found -> clustered.put(network.trialIds(), found));
        }
        RecordTable.writeParts(UnitTable.rows(saved, clustered), new Path(output, "units"));
        return new UnitFindings(
                Solutions.summaries(spark.read().parquet(solutions.toString())),
                Similarities.summaries(spark.read().parquet(similarities.toString())),
                List.copyOf(clustered.values()));
    }
}
