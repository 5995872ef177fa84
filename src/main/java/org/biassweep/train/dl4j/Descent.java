package org.biassweep.train.dl4j;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.task.Samples;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;

/** The steps of one training from the first to the last, whoever takes them, and what came of them. */
public final class Descent {

    private static final int LOSSES_HEARD = 100;

    private Descent() {}

    /**
     * Takes all steps and looks at what was learned.
     *
     * @param learner what the steps train
     * @param data what is fitted
     * @param problem how it is trained
     * @param step takes a step, given its number; returns the loss before it
     * @param listener hears about a hundred losses as problem 0, and the last
     * @throws CancellationException if the thread is interrupted
     */
    public static Fit run(
            Learner learner, Data data, Problem problem, IntToDoubleFunction step, LossListener listener) {
        Optional<String> objection = new LearningRate(problem.training(), problem.stepSize()).objection();
        if (objection.isPresent()) {
            return new Fit.Failed(objection.get());
        }
        int steps = problem.training().steps();
        int interval = Math.max(1, steps / LOSSES_HEARD);
        for (int taken = 0; taken < steps; taken++) {
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted after " + taken + " steps");
            }
            double loss = step.applyAsDouble(taken);
            if (!Double.isFinite(loss)) {
                return diverged("a loss is " + loss, taken);
            }
            if (taken % interval == 0) {
                listener.loss(0, taken, loss);
            }
        }
        Optional<String> notFinite = learner.notFinite();
        if (notFinite.isPresent()) {
            return diverged(notFinite.get(), steps);
        }
        if (!learner.isFrozen()) {
            return new Fit.Failed("Deeplearning4j changed a frozen parameter");
        }
        FeedforwardNetwork learned = learner.learned();
        double loss = data instanceof Examples examples
                ? examples.crossEntropy(learned.evaluate(examples))
                : learned.loss((Samples) data);
        listener.loss(0, steps, loss);
        return new Fit.Learned(learned, loss, steps);
    }

    private static Fit diverged(String what, int steps) {
        return new Fit.Failed("diverged: " + what + " after " + steps + " steps");
    }
}
