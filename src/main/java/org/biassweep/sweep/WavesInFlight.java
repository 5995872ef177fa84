package org.biassweep.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waves that are trained while the driver waits, two at a time of each load: the cores that the end of one leaves idle begin with
 * the next.
 */
final class WavesInFlight implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WavesInFlight.class);

    private static final int OF_A_LOAD = 2;
    private static final long PROGRESS_MILLIS = 200;

    private final SparkContext context;
    private final WaveRun run;
    private final BlockingQueue<Future<Void>> ended = new LinkedBlockingQueue<>();
    private final List<ExecutorService> loads = new ArrayList<>();
    private int next;
    private int left;

    /** @param first the number of the first wave */
    WavesInFlight(SparkContext context, WaveRun run, int first) {
        this.context = context;
        this.run = run;
        next = first;
    }

    /** Begins with the waves of a load. */
    void begin(Lane lane, List<List<Pack>> waves) {
        ExecutorService threads = Executors.newFixedThreadPool(OF_A_LOAD);
        loads.add(threads);
        ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(threads, ended);
        for (List<Pack> wave : waves) {
            int number = next++;
            left++;
            running.submit(() -> run.run(number, wave, lane), null);
        }
    }

    /**
     * Waits until all are committed.
     *
     * @param show called several times a second
     * @throws OutputException if one could not be trained and written, or the thread is interrupted
     */
    void await(Runnable show) {
        try {
            while (left > 0) {
                Future<Void> wave = ended.poll(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
                show.run();
                if (wave != null) {
                    wave.get();
                    left--;
                }
            }
        } catch (ExecutionException e) {
            cancel();
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new OutputException("interrupted; what was committed stays, and the same command goes on", e);
        }
    }

    private void cancel() {
        try {
            context.cancelAllJobs();
        } catch (IllegalStateException stopped) {
            LOG.debug("Spark is stopped already, and its jobs with it", stopped);
        }
    }

    private static OutputException failure(Throwable cause) {
        if (cause instanceof OutputException known) {
            return known;
        }
        return new OutputException(
                "a wave could not be trained and written: " + OutputException.reason(cause)
                        + "; what was committed stays, and the same command goes on from there",
                cause);
    }

    /** Waits for the waves that are being written, so that nothing is written once this driver has let go. */
    @Override
    public void close() {
        loads.forEach(ExecutorService::shutdownNow);
        boolean interrupted = Thread.interrupted();
        try {
            for (ExecutorService load : loads) {
                if (!load.awaitTermination(1, TimeUnit.MINUTES)) {
                    LOG.warn("a wave is still being written a minute after its job was cancelled");
                }
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
