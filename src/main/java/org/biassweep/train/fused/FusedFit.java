package org.biassweep.train.fused;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Training;
import org.biassweep.task.Samples;
import org.biassweep.train.Adam;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;

/** The training of one network by full-batch steps, from where its parameters start to the learned ones. */
final class FusedFit {

    /** Rows of a tile fill half of a 32 KiB first-level cache; the residual and the output need the rest. */
    private static final int TILE_FLOATS = 4096;

    private static final int LOSSES_HEARD = 100;

    private final Samples samples;
    private final Training training;
    private final double learningRate;
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
        this.training = problem.training();
        this.learningRate = problem.stepSize();
        units = Units.of((FeedforwardNetwork) problem.network(), samples);
        parameters = UnitParameters.of(problem, units, kernel);
        tile = Math.max(Units.BLOCK, TILE_FLOATS / units.stride() / Units.BLOCK * Units.BLOCK);
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
    }

    /**
     * Trains; the listener hears of the problem by its {@code index} in the batch.
     *
     * @throws CancellationException if the thread is interrupted
     */
    Fit run(int index, LossListener listener) {
        int interval = Math.max(1, training.steps() / LOSSES_HEARD);
        parameters.accumulate(0, output, 0, units.count());
        for (int step = 0; step < training.steps(); step++) {
            if (step % interval == 0) {
                double loss = loss();
                if (!Double.isFinite(loss)) {
                    return diverged(loss, step);
                }
                listener.loss(index, step, loss);
            }
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted after " + step + " steps");
            }
            step(step);
        }
        for (float value : parameters.values()) {
            if (!Float.isFinite(value)) {
                return new Fit.Failed(
                        "diverged: a trained parameter is " + value + " after " + training.steps() + " steps");
            }
        }
        FeedforwardNetwork learned = parameters.network();
        double loss = learned.loss(samples);
        if (!Double.isFinite(loss)) {
            return diverged(loss, training.steps());
        }
        listener.loss(index, training.steps(), loss);
        return new Fit.Learned(learned, parameters.mask(), loss, training.steps());
    }

    private void step(int step) {
        updateResidual();
        Arrays.fill(next, 0);
        adam.begin(learningRate * training.schedule().factor(step, training.steps()));
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

    private double loss() {
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

    static Fit diverged(double loss, int steps) {
        return new Fit.Failed("diverged: the loss is " + loss + " after " + steps + " steps");
    }
}
