package org.biassweep.train;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * The memory that the trials of one process may use together: three quarters of its heap. A batch waits until what it
 * needs is free, so that no trial runs another out of memory; one that could never have it is told so.
 */
final class MemoryBudget {

    private static final int UNIT_BYTES = 1 << 20;

    /** What the trials of this process share. */
    static final MemoryBudget OF_THIS_PROCESS =
            new MemoryBudget(0.75 * Runtime.getRuntime().maxMemory());

    private final int units;
    private final Semaphore free;

    MemoryBudget(double bytes) {
        units = units(bytes);
        free = new Semaphore(units, true);
    }

    /** Whether a batch of so many bytes can ever run here. */
    boolean allows(double bytes) {
        return units(bytes) <= units;
    }

    /** All of it, in bytes. */
    double bytes() {
        return (double) units * UNIT_BYTES;
    }

    /**
     * Waits until so many bytes are free, and takes them until the result is closed.
     *
     * @throws IllegalArgumentException if they are more than there are
     * @throws CancellationException if the thread is interrupted while it waits
     */
    Share take(double bytes) {
        if (!allows(bytes)) {
            throw new IllegalArgumentException(bytes + " bytes of " + bytes());
        }
        int wanted = units(bytes);
        try {
            free.acquire(wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for memory");
        }
        return () -> free.release(wanted);
    }

    private static int units(double bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(bytes / UNIT_BYTES));
    }

    /** Memory taken; closing gives it back. */
    interface Share extends AutoCloseable {

        @Override
        void close();
    }
}
