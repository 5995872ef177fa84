package org.biassweep.train.fused;

import java.util.Arrays;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Training;
import org.biassweep.train.Gate;
import org.biassweep.train.Problem;

/** The scores of a mask, as they are trained: y(x) = A (s ⊙ φ(W x + b)), where s is what a {@link Gate} makes of them. */
final class Scores implements UnitParameters {

    private final FeedforwardNetwork drawn;
    private final Training training;
    private final Units units;
    private final Units gated;
    private final Kernel kernel;
    private final float[] scores;

    Scores(Problem problem, Units units, Kernel kernel) {
        this.drawn = (FeedforwardNetwork) problem.network();
        this.training = problem.training();
        this.units = units;
        this.gated = units.withOwnReadout();
        this.kernel = kernel;
        this.scores = Arrays.copyOf(problem.start().scores(drawn.width()), units.count());
    }

    @Override
    public float[] values() {
        return scores;
    }

    @Override
    public void gradients(int step, float[] residual, float[] gradient, int from, int to) {
        kernel.factorGradients(units, residual, gradient, from, to);
        Gate gate = gate(step);
        for (int unit = from; unit < to; unit++) {
            gradient[unit] *= gate.slope(scores[unit]);
        }
    }

    @Override
    public void accumulate(int step, float[] output, int from, int to) {
        Gate gate = gate(step);
        int outputs = units.outputs();
        for (int unit = from; unit < to; unit++) {
            float share = gate.share(scores[unit]);
            for (int i = unit * outputs; i < (unit + 1) * outputs; i++) {
                gated.readout()[i] = share * units.readout()[i];
            }
        }
        kernel.accumulate(gated, output, from, to);
    }

    private Gate gate(int step) {
        return Gate.at(step, training.steps(), training.masking());
    }

    @Override
    public FeedforwardNetwork network() {
        return drawn.masked(mask());
    }

    @Override
    public boolean[] mask() {
        boolean[] mask = new boolean[drawn.width()];
        for (int unit = 0; unit < mask.length; unit++) {
            mask[unit] = scores[unit] > 0;
        }
        return mask;
    }
}
