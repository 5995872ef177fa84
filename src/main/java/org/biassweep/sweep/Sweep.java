package org.biassweep.sweep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.biassweep.decision.Allocation;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.trial.Trial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains what is missing of a grid on Spark, wave after wave. Where seeds are added where they decide, it does so round after
 * round, and reads what is committed before each: a run goes on from whatever the one before it left.
 *
 * <p>Two waves are in flight at a time: the cores that the end of one leaves idle begin with the next.
 */
public final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /** The Spark setting that says how long a wave takes at least, in seconds. */
    private static final String WAVE_SECONDS = "spark.biassweep.waveSeconds";

    private static final int WAVES_IN_FLIGHT = 2;
    private static final long PROGRESS_MILLIS = 200;

    private final SparkSession spark;
    private final TrialStore store;

    /**
     * @param spark where trials are trained
     * @param store where they are kept
     */
    public Sweep(SparkSession spark, TrialStore store) {
        this.spark = spark;
        this.store = store;
    }

    /**
     * Trains every trial of the plan's grid that the store does not hold, or, where seeds are added where they decide, round
     * after round what they ask for. When it returns, all are committed.
     *
     * @param plan the job and its grid
     * @param progress shown while training; not begun when there is nothing to do
     * @throws OutputException if the store cannot be read or written
     */
    public void run(Plan plan, Progress progress) {
        try (SharedTasks tasks = new SharedTasks(spark, plan)) {
            run(plan, progress, PackTrainer.withEngines(plan.job(), tasks));
        }
    }

    void run(Plan plan, Progress progress, PackTrainer trainer) {
        int wave = store.nextWave();
        store.removeUncommitted();
        try (progress) {
            Optional<Allocation> allocation = plan.allocation();
            if (allocation.isPresent()) {
                rounds(wave, plan, allocation.get(), progress, trainer);
            } else {
                List<Trial> missing = plan.missing(store.committedIds());
                train(wave, plan, missing, missing, progress, trainer);
            }
        }
    }

    private void rounds(int first, Plan plan, Allocation allocation, Progress progress, PackTrainer trainer) {
        int wave = first;
        for (int round = 1; ; round++) {
            Map<String, Map<ErrorMeasure, Double>> committed = store.committedErrors();
            Allocation.Stage stage = allocation.after(committed);
            if (stage.next().isEmpty()) {
                return;
            }
            progress.round(round, stage.standing());
            wave += train(wave, plan, plan.missing(committed.keySet()), stage.next(), progress, trainer);
        }
    }

    /**
     * Trains some trials.
     *
     * @param first the number of the first wave
     * @param missing all trials of the grid that are not committed
     * @param next those to train
     * @return how many waves they took
     */
    private int train(
            int first, Plan plan, List<Trial> missing, List<Trial> next, Progress progress, PackTrainer trainer) {
        if (next.isEmpty()) {
            return 0;
        }
        progress.begin(next.size(), plan.grid().size() - missing.size());
        Packing packing = new Packing(
                spark.sparkContext().defaultParallelism(),
                spark.sparkContext().getConf().getDouble(WAVE_SECONDS, 10));
        double work = seconds(next);
        List<List<Pack>> waves = packing.waves(packing.packs(next), seconds(plan.grid()) - seconds(missing));
        Counters counters = new Counters(spark.sparkContext());
        ExecutorService inFlight = Executors.newFixedThreadPool(WAVES_IN_FLIGHT);
        try {
            ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(inFlight);
            submit(waves, first, new WaveRun(spark, store, trainer, counters), running);
            await(running, waves.size(), () -> counters.show(progress, next.size(), work));
        } finally {
            end(inFlight);
        }
        return waves.size();
    }

    /** Waits for the waves that are being written, so that nothing is written once this driver has let go. */
    private static void end(ExecutorService waves) {
        waves.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (!waves.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("a wave is still being written a minute after its job was cancelled");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(List<Trial> trials) {
        return trials.stream().mapToDouble(Plan::seconds).sum();
    }

    private void submit(List<List<Pack>> waves, int first, WaveRun run, ExecutorCompletionService<Void> running) {
        int number = first;
        for (List<Pack> wave : waves) {
            int next = number++;
            running.submit(() -> run.run(next, wave), null);
        }
    }

    private void await(ExecutorCompletionService<Void> running, int count, Runnable show) {
        try {
            for (int ended = 0; ended < count; ) {
                Future<Void> wave = running.poll(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
                show.run();
                if (wave != null) {
                    wave.get();
                    ended++;
                }
            }
        } catch (ExecutionException e) {
            spark.sparkContext().cancelAllJobs();
            throw ended(e.getCause());
        } catch (InterruptedException e) {
            spark.sparkContext().cancelAllJobs();
            Thread.currentThread().interrupt();
            throw new OutputException("interrupted; what was committed stays, and the same command goes on", e);
        }
    }

    private static OutputException ended(Throwable cause) {
        if (cause instanceof OutputException known) {
            return known;
        }
        return new OutputException(
                "a wave could not be trained and written: " + OutputException.reason(cause)
                        + "; what was committed stays, and the same command goes on from there",
                cause);
    }
}
