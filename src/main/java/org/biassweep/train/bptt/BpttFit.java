package org.biassweep.train.bptt;

import java.util.concurrent.CancellationException;
import org.biassweep.linear.Matrix;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Training;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Adam;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.biassweep.train.Stopping;
import org.biassweep.trial.Stopped;
import org.bytedeco.javacpp.PointerScope;

/** The training of one network, from its initial biases to the learned ones. */
final class BpttFit {

    private static final int LOSSES_HEARD = 100;

    private final RecurrentNetwork network;
    private final Trajectories data;
    private final Training training;
    private final double learningRate;
    private final Kernel kernel;

    BpttFit(Problem problem, Trajectories data, Kernel kernel) {
        this.network = (RecurrentNetwork) problem.network();
        this.data = data;
        this.training = problem.training();
        this.learningRate = problem.stepSize();
        this.kernel = kernel;
    }

    /**
     * Trains; the listener hears of the problem by its {@code index} in the batch.
     *
     * @throws CancellationException if the thread is interrupted
     */
    Fit run(int index, LossListener listener) {
        float[] biases = network.biases().clone();
        float[] gradient = new float[biases.length];
        Adam adam = new Adam(biases.length);
        Stopping stopping = new Stopping(training.stop());
        Stopped stopped = null;
        int taken = 0;
        int interval = Math.max(1, training.steps() / LOSSES_HEARD);
        try (PointerScope scope = Matrix.scope()) {
            Unrolled unrolled = new Unrolled(network, data, kernel);
            for (int step = 0; step < training.steps(); step++) {
                double loss = unrolled.forward(biases);
                if (!Double.isFinite(loss)) {
                    return diverged("loss", loss, step);
                }
                stopped = stopping.at(step, loss).orElse(null);
                if (stopped != null) {
                    break;
                }
                if (step % interval == 0) {
                    listener.loss(index, step, loss);
                }
                if (Thread.interrupted()) {
                    throw new CancellationException("interrupted after " + step + " steps");
                }
                unrolled.backward(gradient);
                double norm = norm(gradient);
                if (!Double.isFinite(norm)) {
                    return diverged("norm of the gradient", norm, step);
                }
                clip(gradient, norm);
                adam.begin(learningRate * training.schedule().factor(step, training.steps()));
                adam.update(biases, gradient, 0, biases.length);
                taken++;
            }
        }
        RecurrentNetwork learned = network.withBiases(biases);
        double loss = learned.loss(data);
        if (!Double.isFinite(loss)) {
            return diverged("loss", loss, taken);
        }
        listener.loss(index, taken, loss);
        return new Fit.Learned(learned, null, loss, taken, stopped);
    }

    private void clip(float[] gradient, double norm) {
        double limit = network.recurrence().gradientClip();
        if (norm > limit) {
            float factor = (float) (limit / norm);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] *= factor;
            }
        }
    }

    private static double norm(float[] gradient) {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        return Math.sqrt(sum);
    }

    private static Fit diverged(String what, double value, int steps) {
        return new Fit.Failed("diverged: the " + what + " is " + value + " after " + steps + " steps");
    }
}
