package org.biassweep.train.minibatch;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.biassweep.linear.Matrix;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Examples;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.bytedeco.javacpp.PointerScope;

/** The training of one network that classifies: epochs of minibatches in a seeded order, softmax cross-entropy, Adam. */
public final class ClassifierFit {

    private static final int LOSSES_HEARD = 100;

    private final Problem problem;
    private final Examples examples;
    private final Kernel kernel;
    private final Layout layout;
    private final Learner learner;
    private final int together;
    private final float[] phi;
    private final float[] outputs;
    private final float[] sums;

    /**
     * @param problem a classifier whose W is frozen
     * @param examples to train on
     */
    public ClassifierFit(Problem problem, Examples examples) {
        this(problem, examples, Kernel.fastest());
    }

    ClassifierFit(Problem problem, Examples examples, Kernel kernel) {
        this.problem = problem;
        this.examples = examples;
        this.kernel = kernel;
        layout = Layout.of(problem.network().width(), examples.classes());
        learner = Learner.of(problem, layout);
        together = Math.min(layout.samplesTogether(), InputProducts.TOGETHER);
        phi = new float[Math.multiplyExact(together, layout.stride())];
        outputs = new float[together * layout.outputs()];
        sums = new float[Math.multiplyExact(layout.outputs(), layout.stride())];
    }

    /**
     * Trains; the listener hears of the problem by its {@code index} in the batch, and of the losses of minibatches.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public Fit run(int index, LossListener listener) {
        try (PointerScope scope = Matrix.scope()) {
            Preactivations preactivations = Preactivations.Mode.named(problem.mode())
                    .of((FeedforwardNetwork) problem.network(), examples.features(), kernel);
            return train(preactivations, index, listener);
        }
    }

    private Fit train(Preactivations preactivations, int index, LossListener listener) {
        int steps = problem.training().steps();
        int size = problem.training().batchSize();
        int perEpoch = (examples.count() + size - 1) / size;
        int interval = Math.max(1, steps / LOSSES_HEARD);
        int[] order = null;
        for (int step = 0; step < steps; step++) {
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted after " + step + " steps");
            }
            if (step % perEpoch == 0) {
                order = problem.start().order(step / perEpoch, examples.count());
            }
            int from = step % perEpoch * size;
            double loss = step(preactivations, order, from, Math.min(from + size, order.length), step);
            if (!Double.isFinite(loss)) {
                return diverged(loss, step);
            }
            if (step % interval == 0) {
                listener.loss(index, step, loss);
            }
        }
        for (float parameter : learner.trained()) {
            if (!Float.isFinite(parameter)) {
                return new Fit.Failed("diverged: a parameter is " + parameter + " after " + steps + " steps");
            }
        }
        FeedforwardNetwork learned = learner.learned();
        double loss = loss(preactivations);
        if (!Double.isFinite(loss)) {
            return diverged(loss, steps);
        }
        listener.loss(index, steps, loss);
        return new Fit.Learned(learned, learner.mask(), loss, steps, null);
    }

    /** Steps against the gradient of the mean loss of {@code order[from … to − 1]}; returns that loss before the step. */
    private double step(Preactivations preactivations, int[] order, int from, int to, int step) {
        learner.prepare(step);
        Arrays.fill(sums, 0);
        double loss = 0;
        for (int first = from; first < to; first += together) {
            int count = Math.min(together, to - first);
            loss += forward(preactivations, order, first, count);
            residuals(order, first, count, to - from);
            if (learner.sumsSteps()) {
                kernel.step(phi, count * layout.stride());
            }
            kernel.addSums(layout, phi, count, outputs, sums);
        }
        learner.update(
                problem.stepSize()
                        * problem.training()
                                .schedule()
                                .factor(step, problem.training().steps()),
                sums);
        return loss / (to - from);
    }

    /** The mean loss over all samples at what was learned. */
    private double loss(Preactivations preactivations) {
        int[] all = IntStream.range(0, examples.count()).toArray();
        double loss = 0;
        for (int first = 0; first < all.length; first += together) {
            loss += forward(preactivations, all, first, Math.min(together, all.length - first));
        }
        return loss / all.length;
    }

    /** Computes activities and outputs, the latter replaced by probabilities; returns the sum of the losses. */
    private double forward(Preactivations preactivations, int[] samples, int first, int count) {
        preactivations.activate(samples, first, count, learner.biases, phi);
        kernel.outputs(layout, phi, count, learner.readout, outputs);
        double loss = 0;
        for (int i = 0; i < count; i++) {
            loss += softmax(i * layout.outputs(), examples.labels()[samples[first + i]]);
        }
        return loss;
    }

    /** Replaces the outputs of one sample by their softmax; returns −ln of the label's. */
    private double softmax(int at, int label) {
        int classes = examples.classes();
        float largest = Float.NEGATIVE_INFINITY;
        for (int k = at; k < at + classes; k++) {
            largest = Math.max(largest, outputs[k]);
        }
        double own = outputs[at + label] - largest;
        double sum = 0;
        for (int k = at; k < at + classes; k++) {
            double power = Math.exp(outputs[k] - largest);
            outputs[k] = (float) power;
            sum += power;
        }
        for (int k = at; k < at + classes; k++) {
            outputs[k] = (float) (outputs[k] / sum);
        }
        return Math.log(sum) - own;
    }

    /** From probabilities to the derivative of the mean loss of a minibatch by the outputs; zero where padded. */
    private void residuals(int[] order, int first, int count, int size) {
        for (int i = 0; i < count; i++) {
            int at = i * layout.outputs();
            outputs[at + examples.labels()[order[first + i]]] -= 1;
            for (int k = at; k < at + examples.classes(); k++) {
                outputs[k] /= size;
            }
        }
    }

    private static Fit diverged(double loss, int steps) {
        return new Fit.Failed("diverged: the loss is " + loss + " after " + steps + " steps");
    }
}
