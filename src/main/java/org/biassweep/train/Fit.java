package org.biassweep.train;

import org.biassweep.network.Network;
import org.biassweep.trial.Stopped;

/** What an engine made of one problem. */
public sealed interface Fit {

    /**
     * Trained.
     *
     * @param network the problem's, with what was learned in the place of what was drawn; a mask has set readouts to zero
     * @param mask which units take part, m of them; null unless a mask was learned
     * @param loss of this network on the training data, in double precision or rounded from single
     * @param steps the steps taken
     * @param stopped what ended the training before its last step; null if nothing did
     */
    record Learned(Network network, boolean[] mask, double loss, int steps, Stopped stopped) implements Fit {

        /** Anything but a mask, to the end. */
        public Learned(Network network, double loss, int steps) {
            this(network, null, loss, steps, null);
        }
    }

    /**
     * Not trained.
     *
     * @param reason one clause, such as {@code diverged: the loss is NaN after 12 steps}
     */
    record Failed(String reason) implements Fit {}
}
