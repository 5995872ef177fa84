package org.biassweep.train;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work on a thread of its own, for no longer than a limit, waits for others left out. Work that does not heed its interruption is left behind
 * on its thread, and the next has another.
 */
final class TimeLimit implements AutoCloseable {

    private static final long LEAST_NANOS = 1_000_000;

    private ExecutorService thread = thread();

    private static ExecutorService thread() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "trial");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs work to its end or to the limit.
     *
     * @param waiting of the work, which does not count
     * @throws TimeoutException if it took longer; it was interrupted
     * @throws ExecutionException if it threw, with what it threw as the cause
     * @throws CancellationException if the calling thread was interrupted; so was the work
     */
    <T> T call(Callable<T> work, Duration limit, Waiting waiting) throws TimeoutException, ExecutionException {
        Future<T> future = thread.submit(work);
        long start = System.nanoTime();
        long left = limit.toNanos();
        try {
            while (true) {
                try {
                    return future.get(Math.max(left, LEAST_NANOS), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    left = limit.toNanos() - (System.nanoTime() - start - waiting.nanos());
                    if (left <= 0) {
                        thread.shutdownNow();
                        thread = thread();
                        throw e;
                    }
                }
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while training");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
