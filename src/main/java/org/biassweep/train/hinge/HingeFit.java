package org.biassweep.train.hinge;

import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.train.Adam;
import org.biassweep.train.FullBatch;

/** Full-batch steps of one network of one input, a tile of units at a time. */
final class HingeFit implements FullBatch.Descent {

    /** What a pass needs of so many units stays in a first-level cache of 32 KiB. */
    private static final int TILE = 256;

    private final SortedSamples samples;
    private final Hinges hinges;
    private final RunningSums sums;
    private final Adam adam;
    private final float[] gradient;
    private final int[] switches;

    HingeFit(FeedforwardNetwork network, SortedSamples samples) {
        this.samples = samples;
        hinges = Hinges.of(network);
        sums = new RunningSums(samples, network.outputs());
        adam = new Adam(hinges.width());
        gradient = new float[hinges.width()];
        switches = new int[hinges.width()];
        place(0, hinges.width());
        sums.add(hinges, switches, 0, hinges.width());
        sums.sum();
    }

    private void place(int from, int to) {
        for (int unit = from; unit < to; unit++) {
            switches[unit] = hinges.switchOf(unit, samples);
        }
    }

    @Override
    public double loss() {
        return sums.loss();
    }

    @Override
    public void step(int step, double rate) {
        sums.clear();
        adam.begin(rate);
        for (int from = 0; from < hinges.width(); from += TILE) {
            int to = Math.min(from + TILE, hinges.width());
            sums.gradients(hinges, switches, gradient, from, to);
            adam.update(hinges.biases(), gradient, from, to);
            place(from, to);
            sums.add(hinges, switches, from, to);
        }
        sums.sum();
    }

    @Override
    public float[] values() {
        return hinges.biases();
    }

    @Override
    public FeedforwardNetwork network() {
        return hinges.network().withBiases(hinges.biases().clone());
    }

    @Override
    public boolean[] mask() {
        return null;
    }
}
