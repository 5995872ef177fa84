package org.biassweep.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.device.DeviceException;
import org.biassweep.device.DeviceLostException;
import org.biassweep.train.Trainer;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the packs of a wave on Spark and commits their rows as one file. Packs of an engine that takes the whole cluster
 * come first, from the driver, one at a time whatever waves are in flight.
 *
 * <p>A wave that fails because executors died again and again is halved, and so is each half that does, down to the
 * trial that takes its executor down. That trial becomes a failed row, and the others are trained; unless executors died because
 * they lost their devices, for which no trial is failed.
 */
final class WaveRun {

    private static final Logger LOG = LoggerFactory.getLogger(WaveRun.class);

    /** The exit status of an executor, unlike those of Spark and of signals. */
    private static final int DEVICE_LOST = 70;

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

    /** Trains on executors of one kind and commits; whatever Spark or the file system throws is thrown on. */
    void run(int number, List<Pack> wave, Lane lane) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        context.setLocalProperty("spark.job.description", "wave " + number);
        context.setLocalProperty("spark.job.interruptOnCancel", "true");
        List<Row> rows = new ArrayList<>();
        List<Pack> packs = new ArrayList<>();
        for (Pack pack : wave) {
            if (pack.isDistributed()) {
                rows.addAll(trainedFromHere(pack));
            } else {
                packs.add(pack);
            }
        }
        try {
            JavaRDD<Row> trained = trained(context, lane, packs);
            commit(number, rows.isEmpty() ? trained : trained.union(context.parallelize(rows, 1)));
        } catch (Exception e) { // Scala throws checked exceptions undeclared
            if (!executorDied(e)) {
                throw e;
            }
            LOG.warn("wave {}: executors die ({}); looking for the trial that does it", number, firstLine(e));
            rows.addAll(isolated(context, lane, packs, e));
            commit(number, context.parallelize(rows, 1));
        }
    }

    private void commit(int number, JavaRDD<Row> rows) {
        Dataset<Row> table = spark.createDataFrame(rows, TrialTable.SCHEMA).repartition(1);
        store.write(number, table);
    }

    private synchronized List<Row> trainedFromHere(Pack pack) {
        List<TrialResult> results = trainer.train(pack);
        counters.count(pack, results);
        return results.stream().map(TrialTable::row).toList();
    }

    private JavaRDD<Row> trained(JavaSparkContext context, Lane lane, List<Pack> packs) {
        PackTrainer packTrainer = trainer;
        Counters progress = counters;
        return lane.on(context.parallelize(packs, Math.max(1, packs.size()))).flatMap(pack -> {
            List<TrialResult> results = trainedHere(packTrainer, pack);
            progress.count(pack, results);
            return results.stream().map(TrialTable::row).iterator();
        });
    }

    /** An executor whose device is lost ends, for it can train nothing more on it; Spark gives its tasks to others. */
    private static List<TrialResult> trainedHere(PackTrainer trainer, Pack pack) {
        try {
            return trainer.train(pack);
        } catch (DeviceException e) {
            String sentence = "engine " + pack.engine().version().name() + " " + e.getMessage();
            if (e instanceof DeviceLostException && !SparkEnv.get().executorId().equals("driver")) {
                LOG.error("this executor ends: {}", sentence);
                Runtime.getRuntime().halt(DEVICE_LOST);
            }
            throw new ClusterException(sentence);
        }
    }

    /** The rows of packs among which one has just killed its executor. */
    private List<Row> isolated(JavaSparkContext context, Lane lane, List<Pack> packs, Exception death) {
        if (packs.size() == 1 && packs.get(0).trials().size() == 1) {
            Trial trial = packs.get(0).trials().get(0);
            if (isLossOfDevice(death)) {
                Configuration c = trial.configuration();
                throw new ClusterException(String.format(
                        Locale.ROOT,
                        "executors that train %s, width %,d, seed %d with engine %s lose their device each time; look at the"
                                + " device, or leave that trial out",
                        c.task().name(),
                        c.width(),
                        c.seed(),
                        trial.engine().name()));
            }
            String reason = "its executor died each time: " + firstLine(death);
            return List.of(TrialTable.row(Trainer.failure(trial, reason)));
        }
        List<Row> rows = new ArrayList<>();
        for (List<Pack> half : halves(packs)) {
            try {
                rows.addAll(trained(context, lane, half).collect());
            } catch (Exception e) {
                if (!executorDied(e)) {
                    throw e;
                }
                rows.addAll(isolated(context, lane, half, e));
            }
        }
        return rows;
    }

    private static List<List<Pack>> halves(List<Pack> packs) {
        if (packs.size() > 1) {
            int half = packs.size() / 2;
            return List.of(packs.subList(0, half), packs.subList(half, packs.size()));
        }
        Pack pack = packs.get(0);
        int half = pack.trials().size() / 2;
        return List.of(
                List.of(new Pack(pack.trials().subList(0, half), pack.seconds() / 2)),
                List.of(new Pack(pack.trials().subList(half, pack.trials().size()), pack.seconds() / 2)));
    }

    private static boolean executorDied(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e.getMessage() != null && e.getMessage().contains("ExecutorLostFailure")) {
                return true;
            }
        }
        return false;
    }

    /** As the masters of clusters word it, each its own way. */
    private static boolean isLossOfDevice(Throwable death) {
        return Pattern.compile("(code|status):? " + DEVICE_LOST + "\\b")
                .matcher(firstLine(death))
                .find();
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
