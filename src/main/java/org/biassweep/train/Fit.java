package org.biassweep.train;

/** What an engine made of one problem. */
public sealed interface Fit {

    /**
     * Trained to the end.
     *
     * @param biases the learned b, m finite numbers
     * @param loss at these biases, in double precision or rounded from single
     * @param steps the steps taken
     */
    record Learned(float[] biases, double loss, int steps) implements Fit {}

    /**
     * Not trained to the end.
     *
     * @param reason one clause, such as {@code diverged: the loss is NaN after 12 steps}
     */
    record Failed(String reason) implements Fit {}
}
