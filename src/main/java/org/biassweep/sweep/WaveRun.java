package org.biassweep.sweep;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.train.Trainer;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the packs of a wave on Spark and commits their rows as one file.
 *
 * <p>When a wave fails because an executor died again and again, its packs are run one by one, and one whose executor
 * dies is halved, down to the trial that does it. That trial becomes a failed row, and the others are trained.
 */
final class WaveRun {

    private static final Logger LOG = LoggerFactory.getLogger(WaveRun.class);

    private final SparkSession spark;
    private final TrialStore store;
    private final PackTrainer trainer;
    private final Counters counters;

    WaveRun(SparkSession spark, TrialStore store, PackTrainer trainer, Counters counters) {
        this.spark = spark;
        this.store = store;
        this.trainer = trainer;
        this.counters = counters;
    }

    /** Trains and commits; whatever Spark or the file system throws is thrown on. */
    void run(int number, List<Pack> wave) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        context.setLocalProperty("spark.job.description", "wave " + number);
        context.setLocalProperty("spark.job.interruptOnCancel", "true");
        try {
            commit(number, trained(context, wave));
        } catch (Exception e) { // Scala throws checked exceptions undeclared
            if (!executorDied(e)) {
                throw e;
            }
            LOG.warn("wave {}: executors die ({}); looking for the trial that does it", number, firstLine(e));
            List<Row> rows = new ArrayList<>();
            wave.forEach(pack -> rows.addAll(isolated(context, pack)));
            commit(number, context.parallelize(rows, 1));
        }
    }

    private void commit(int number, JavaRDD<Row> rows) {
        Dataset<Row> table = spark.createDataFrame(rows, TrialTable.SCHEMA).repartition(1);
        store.write(number, table);
    }

    private JavaRDD<Row> trained(JavaSparkContext context, List<Pack> packs) {
        PackTrainer packTrainer = trainer;
        Counters progress = counters;
        return context.parallelize(packs, packs.size()).flatMap(pack -> {
            List<TrialResult> results = packTrainer.train(pack);
            progress.count(pack, results);
            return results.stream().map(TrialTable::row).iterator();
        });
    }

    private List<Row> isolated(JavaSparkContext context, Pack pack) {
        try {
            return trained(context, List.of(pack)).collect();
        } catch (Exception e) {
            if (!executorDied(e)) {
                throw e;
            }
            List<Trial> trials = pack.trials();
            if (trials.size() == 1) {
                String reason = "its executor died each time: " + firstLine(e);
                return List.of(TrialTable.row(Trainer.failure(trials.get(0), reason)));
            }
            int half = trials.size() / 2;
            List<Row> rows = new ArrayList<>(isolated(context, new Pack(trials.subList(0, half), pack.seconds() / 2)));
            rows.addAll(isolated(context, new Pack(trials.subList(half, trials.size()), pack.seconds() / 2)));
            return rows;
        }
    }

    private static boolean executorDied(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e.getMessage() != null && e.getMessage().contains("ExecutorLostFailure")) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
