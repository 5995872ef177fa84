package org.biassweep.train.fused;

import java.util.Arrays;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;
import org.biassweep.train.Adam;
import org.biassweep.train.FullBatch;
import org.biassweep.train.Problem;

/** Full-batch steps of one network, a tile of units at a time: gradient, update and contribution to the next output. */
final class FusedFit implements FullBatch.Descent {

    /**
     * Rows of a tile fill half of a 32 KiB first-level cache where there is one output. Of several, arithmetic takes longer than
     * reading rows from a second-level cache, and residuals and outputs, of as many units as possible, are what is kept near.
     */
    private static final int TILE_FLOATS = 4096;

    private static final int TILE_FLOATS_OF_SEVERAL_OUTPUTS = 32_768;

    private final Samples samples;
    private final Units units;
    private final UnitParameters parameters;
    private final int tile;
    private final Adam adam;
    private final float[] gradient;
    private final float[] target;
    private final float[] residual;
    private float[] output;
    private float[] next;

    FusedFit(Problem problem, Samples samples, Kernel kernel) {
        this.samples = samples;
        units = Units.of((FeedforwardNetwork) problem.network(), samples);
        parameters = UnitParameters.of(problem, units, kernel);
        int floats = units.outputs() == 1 ? TILE_FLOATS : TILE_FLOATS_OF_SEVERAL_OUTPUTS;
        tile = Math.max(Units.BLOCK, floats / units.stride() / Units.BLOCK * Units.BLOCK);
        adam = new Adam(units.count());
        gradient = new float[units.count()];
        int size = units.outputs() * units.stride();
        target = new float[size];
        for (int k = 0; k < units.outputs(); k++) {
            for (int n = 0; n < samples.count(); n++) {
                target[k * units.stride() + n] = (float) samples.y()[k * samples.count() + n];
            }
        }
        residual = new float[size];
        output = new float[size];
        next = new float[size];
        parameters.accumulate(0, output, 0, units.count());
    }

    @Override
    public void step(int step, double rate) {
        updateResidual();
        Arrays.fill(next, 0);
        adam.begin(rate);
        for (int from = 0; from < units.count(); from += tile) {
            int to = Math.min(from + tile, units.count());
            parameters.gradients(step, residual, gradient, from, to);
            adam.update(parameters.values(), gradient, from, to);
            parameters.accumulate(step + 1, next, from, to);
        }
        float[] last = output;
        output = next;
        next = last;
    }

    /** r = 2/N (y − h): the derivative of the loss by the outputs. */
    private void updateResidual() {
        float scale = 2f / samples.count();
        for (int k = 0; k < units.outputs(); k++) {
            int start = k * units.stride();
            for (int i = start; i < start + samples.count(); i++) {
                residual[i] = scale * (output[i] - target[i]);
            }
        }
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int k = 0; k < units.outputs(); k++) {
            int start = k * units.stride();
            for (int i = start; i < start + samples.count(); i++) {
                double difference = output[i] - target[i];
                sum += difference * difference;
            }
        }
        return sum / samples.count();
    }

    @Override
    public float[] values() {
        return parameters.values();
    }

    @Override
    public FeedforwardNetwork network() {
        return parameters.network();
    }

    @Override
    public boolean[] mask() {
        return parameters.mask();
    }
}
