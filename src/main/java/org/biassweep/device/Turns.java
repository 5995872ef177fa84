package org.biassweep.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;

/**
 * Gives threads turns in the order of asking. One that was interrupted in its turn, and does not heed it, hangs in its driver: those
 * who wait are told so, and do not wait for ever.
 */
final class Turns {

    private static final long LOOK_MILLIS = 1000;

    private final String what;
    private final int patience;
    private final Deque<Object> queue = new ArrayDeque<>();
    private Thread holder;

    /**
     * @param what is taken in turns, for messages
     * @param patience how many seconds one may take to heed an interruption
     */
    Turns(String what, int patience) {
        this.what = what;
        this.patience = patience;
    }

    /**
     * Waits for a turn; closing ends it.
     *
     * @throws DeviceLostException if the one whose turn it is hangs
     * @throws CancellationException if the thread is interrupted
     */
    synchronized Accelerator.Turn take() {
        if (Thread.interrupted()) {
            throw interrupted();
        }
        Object ticket = new Object();
        queue.add(ticket);
        try {
            int deafFor = 0;
            while (holder != null || queue.peek() != ticket) {
                wait(LOOK_MILLIS);
                deafFor = holder != null && holder.isInterrupted() ? deafFor + 1 : 0;
                if (deafFor > patience) {
                    throw new DeviceLostException("waits in vain for " + what + ": the training before was given up "
                            + patience + " seconds ago and hangs in the driver");
                }
            }
            holder = Thread.currentThread();
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            queue.remove(ticket);
            notifyAll();
        }
        return this::end;
    }

    private CancellationException interrupted() {
        return new CancellationException("interrupted while waiting for " + what);
    }

    private synchronized void end() {
        holder = null;
        notifyAll();
    }
}
