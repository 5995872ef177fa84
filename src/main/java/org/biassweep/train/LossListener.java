package org.biassweep.train;

/** Hears of losses as they fall. */
@FunctionalInterface
public interface LossListener {

    /** Hears nothing. */
    LossListener NONE = (problem, step, loss) -> {};

    /**
     * A loss was computed.
     *
     * @param problem the index in the batch
     * @param step the steps taken before it; 0 is the initial loss
     * @param loss mean over samples of the squared error, summed over outputs
     */
    void loss(int problem, int step, double loss);
}
