package org.biassweep.train.fused;

import java.util.Arrays;
import org.biassweep.network.FeedforwardNetwork;

/** The biases of a network, as they are trained. */
record Biases(FeedforwardNetwork drawn, Units units, Kernel kernel) implements UnitParameters {

    @Override
    public float[] values() {
        return units.biases();
    }

    @Override
    public void gradients(int step, float[] residual, float[] gradient, int from, int to) {
        kernel.gradients(units, residual, gradient, from, to);
    }

    @Override
    public void accumulate(int step, float[] output, int from, int to) {
        kernel.accumulate(units, output, from, to);
    }

    @Override
    public FeedforwardNetwork network() {
        return drawn.withBiases(Arrays.copyOf(units.biases(), drawn.width()));
    }

    @Override
    public boolean[] mask() {
        return null;
    }
}
