package org.biassweep.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.biassweep.task.Tasks;
import org.biassweep.train.LossListener;
import org.biassweep.train.Trainer;
import org.biassweep.trial.Status;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;

/**
 * Trains what is missing of a grid on Spark, wave after wave.
 *
 * <p>Two waves are in flight at a time: the cores that the end of one leaves idle begin with the next. Each is a Spark
 * job of its own, whose rows meet in one Parquet file.
 */
public final class Sweep {

    /** The Spark setting that says how long a wave takes at least, in seconds. */
    private static final String WAVE_SECONDS = "spark.biassweep.waveSeconds";

    private static final int WAVES_IN_FLIGHT = 2;
    private static final long PROGRESS_MILLIS = 200;

    private final SparkSession spark;
    private final TrialStore store;
    private final LongAccumulator trained;
    private final LongAccumulator failed;
    private final DoubleAccumulator seconds;

    /**
     * @param spark where trials are trained
     * @param store where they are kept
     */
    public Sweep(SparkSession spark, TrialStore store) {
        this.spark = spark;
        this.store = store;
        trained = spark.sparkContext().longAccumulator("trials trained");
        failed = spark.sparkContext().longAccumulator("trials failed");
        seconds = spark.sparkContext().doubleAccumulator("estimated seconds done");
    }

    /**
     * Trains every trial of the plan's grid that the store does not hold. When it returns, all are committed.
     *
     * @param plan the job and its grid
     * @param progress shown while training; not begun when there is nothing to do
     * @throws OutputException if the store cannot be read or written
     */
    public void run(Plan plan, Progress progress) {
        store.removeUncommitted();
        List<Trial> missing = plan.missing(store.committedIds());
        if (missing.isEmpty()) {
            return;
        }
        progress.begin(missing.size(), plan.grid().size() - missing.size());
        Packing packing = new Packing(
                spark.sparkContext().defaultParallelism(),
                spark.sparkContext().getConf().getDouble(WAVE_SECONDS, 10));
        double done = seconds(plan.grid()) - seconds(missing);
        List<List<Pack>> waves = packing.waves(packing.packs(missing), done);
        ExecutorService inFlight = Executors.newFixedThreadPool(WAVES_IN_FLIGHT);
        try (progress) {
            await(submit(waves, inFlight), waves.size(), seconds(missing), progress);
        } finally {
            inFlight.shutdownNow();
        }
    }

    private static double seconds(List<Trial> trials) {
        return trials.stream().mapToDouble(Plan::seconds).sum();
    }

    private ExecutorCompletionService<Void> submit(List<List<Pack>> waves, ExecutorService threads) {
        ExecutorCompletionService<Void> service = new ExecutorCompletionService<>(threads);
        int number = store.nextWave();
        for (List<Pack> wave : waves) {
            int next = number++;
            service.submit(() -> train(next, wave), null);
        }
        return service;
    }

    private void await(ExecutorCompletionService<Void> waves, int count, double work, Progress progress) {
        try {
            for (int ended = 0; ended < count; ) {
                Future<Void> wave = waves.poll(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
                progress.update(trained.value(), failed.value(), Math.min(1, seconds.value() / work));
                if (wave != null) {
                    wave.get();
                    ended++;
                }
            }
        } catch (ExecutionException e) {
            spark.sparkContext().cancelAllJobs();
            throw notWritten(e.getCause());
        } catch (InterruptedException e) {
            spark.sparkContext().cancelAllJobs();
            Thread.currentThread().interrupt();
            throw new OutputException("interrupted; what was committed stays, and the same command goes on", e);
        }
    }

    private void train(int number, List<Pack> wave) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        context.setLocalProperty("spark.job.description", "wave " + number);
        LongAccumulator trainedHere = trained;
        LongAccumulator failedHere = failed;
        DoubleAccumulator secondsHere = seconds;
        JavaRDD<Row> rows = context.parallelize(wave, wave.size())
                .flatMap(pack ->
                        train(pack, trainedHere, failedHere, secondsHere).iterator());
        Dataset<Row> table = spark.createDataFrame(rows, TrialTable.SCHEMA).repartition(1);
        store.write(number, table);
    }

    private static List<Row> train(
            Pack pack, LongAccumulator trained, LongAccumulator failed, DoubleAccumulator seconds) {
        Trainer trainer =
                new Trainer(Tasks.of(pack.trials().get(0).configuration().task()), LossListener.NONE);
        List<Row> rows = new ArrayList<>(pack.trials().size());
        for (TrialResult result : trainer.train(pack.trials())) {
            rows.add(TrialTable.row(result));
            trained.add(1);
            if (result.status() == Status.FAILED) {
                failed.add(1);
            }
        }
        seconds.add(pack.seconds());
        return rows;
    }

    private static OutputException notWritten(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return new OutputException(
                "a wave could not be trained and written: " + root.getMessage()
                        + "; what was committed stays, and the same command goes on from there",
                cause);
    }
}
