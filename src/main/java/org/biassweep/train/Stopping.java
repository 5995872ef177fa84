package org.biassweep.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.biassweep.spec.Stop;
import org.biassweep.trial.Stopped;

/**
 * Whether a training ends before its last step. It looks at the loss before steps 0, 10, 20, …, whatever the engine: the same
 * losses stop at the same step everywhere.
 */
public final class Stopping {

    private static final int INTERVAL = 10;

    private final Stop stop;

    /** The least loss at each look, the last one and as many before as a plateau is long. */
    private final Deque<Double> least = new ArrayDeque<>();

    /** @param stop null to go on to the end */
    public Stopping(Stop stop) {
        this.stop = stop;
    }

    /** Whether it wants to know the loss before a step. */
    public boolean looksAt(int step) {
        return stop != null && step % INTERVAL == 0;
    }

    /**
     * Looks at the loss before a step.
     *
     * @param step the steps taken before; one that {@link #looksAt} asks for
     * @return what ends the training there; empty to go on
     */
    public Optional<Stopped> at(int step, double loss) {
        if (!looksAt(step)) {
            return Optional.empty();
        }
        if (stop.rmse() != null && Math.sqrt(loss) <= stop.margin() * stop.rmse()) {
            return Optional.of(Stopped.TARGET);
        }
        return stop.plateau() != null && isOnPlateau(loss) ? Optional.of(Stopped.PLATEAU) : Optional.empty();
    }

    private boolean isOnPlateau(double loss) {
        least.addLast(least.isEmpty() ? loss : Math.min(least.getLast(), loss));
        int looks = (int) Math.ceil((double) stop.plateau() / INTERVAL);
        if (least.size() <= looks) {
            return false;
        }
        return least.getLast() > (1 - stop.improvement()) * least.removeFirst();
    }
}
