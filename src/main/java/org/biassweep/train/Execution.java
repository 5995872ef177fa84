package org.biassweep.train;

/**
 * The circumstances of a training that do not decide its result.
 *
 * @param listener hears of losses
 * @param device the address of the accelerator to train on, as Spark or the user names it; null for none in particular
 * @param waiting is told of the time in which training waits for others
 */
public record Execution(LossListener listener, String device, Waiting waiting) {

    /** Nobody listens, and no device is named. */
    public static final Execution PLAIN = new Execution(LossListener.NONE, null);

    /** Waits that nobody asks for. */
    public Execution(LossListener listener, String device) {
        this(listener, device, new Waiting());
    }
}
