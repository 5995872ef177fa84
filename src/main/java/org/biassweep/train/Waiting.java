package org.biassweep.train;

import java.util.function.Supplier;

/** How long a training waited for what others had; that counts neither as training nor towards a limit. */
public final class Waiting {

    private long nanos;
    private long since;
    private boolean isOn;

    /** Waits for something. */
    public <T> T during(Supplier<T> wait) {
        begin();
        try {
            return wait.get();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        since = System.nanoTime();
        isOn = true;
    }

    private synchronized void end() {
        nanos += System.nanoTime() - since;
        isOn = false;
    }

    /** Nanoseconds so far, those of a wait that goes on among them. */
    synchronized long nanos() {
        return nanos + (isOn ? System.nanoTime() - since : 0);
    }
}
