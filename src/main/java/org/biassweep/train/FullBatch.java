package org.biassweep.train;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.biassweep.linear.Blas;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Training;
import org.biassweep.task.Samples;
import org.biassweep.train.damped.LevenbergMarquardt;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Stopped;

/**
 * The training of one network by full-batch steps, from where its parameters start to the learned ones: the steps of an engine,
 * those of damped least squares, or one after the other.
 */
public final class FullBatch {

    private final Problem problem;
    private final Training training;
    private final Samples samples;

    /** One network while it is trained; an engine's part of the training. */
    public interface Descent {

        /** The loss at the parameters as they are. */
        double loss();

        /**
         * Takes one step.
         *
         * @param step the steps taken before
         * @param rate the learning rate of this step, in what the parameters are measured in
         */
        void step(int step, double rate);

        /** The parameters as they are, at least as many as are trained; looked at, not changed. */
        float[] values();

        /** The network with the parameters as they are. */
        FeedforwardNetwork network();

        /** Which units take part; null unless that is what is learned. */
        boolean[] mask();
    }

    /**
     * @param problem whose training says how many steps of what size
     * @param samples what is trained on
     */
    public FullBatch(Problem problem, Samples samples) {
        this.problem = problem;
        this.training = problem.training();
        this.samples = samples;
    }

    /**
     * What these steps cannot do of a configuration, whoever takes them.
     *
     * @return half a sentence, or empty
     */
    public static Optional<String> objection(Configuration configuration) {
        Training training = configuration.training();
        String optimizer = training.optimizer().keyword();
        boolean isClassification = configuration.shape().isClassification();
        boolean isFunction = !isClassification && !configuration.isRecurrent();
        if (training.lmSteps() != null && !(isFunction && configuration.learn() == Learn.BIASES)) {
            return Optional.of("learns by " + optimizer + " nothing but the biases of functions, and "
                    + (isFunction
                            ? "learn is " + configuration.learn().keyword()
                            : "task " + configuration.task().name() + " is a "
                                    + (isClassification ? "classification" : "system")));
        }
        if (training.stop() != null && (isClassification || configuration.learn() == Learn.MASK)) {
            return Optional.of("trains " + (isClassification ? "classifications" : "masks")
                    + " to their last step, and training.stop is set");
        }
        return training.lmSteps() == null
                ? Optional.empty()
                : LevenbergMarquardt.objection(configuration.width(), residuals(configuration))
                        .map(objection -> "learns by " + optimizer + " " + objection);
    }

    /** The bytes that these steps need besides what an engine does. */
    public static double bytes(Configuration configuration) {
        return configuration.training().lmSteps() == null
                ? 0
                : LevenbergMarquardt.bytes(configuration.width(), residuals(configuration));
    }

    /** The multiply-adds that these steps need besides what an engine does. */
    public static double operations(Configuration configuration) {
        Integer steps = configuration.training().lmSteps();
        return steps == null
                ? 0
                : steps
                        * LevenbergMarquardt.operations(
                                configuration.width(),
                                residuals(configuration),
                                configuration.shape().inputs());
    }

    private static double residuals(Configuration configuration) {
        return (double) configuration.task().trainSamples()
                * configuration.shape().outputs();
    }

    /**
     * Trains to the end.
     *
     * @param descent at its first step
     * @param index by which the listener hears of the problem
     * @param listener hears of about a hundred losses
     * @throws CancellationException if the thread is interrupted
     */
    public Fit run(Descent descent, int index, LossListener listener) {
        Course course = new Course(training, index, listener);
        course.take(training.steps(), descent::loss, step -> {
            descent.step(step, problem.stepSize() * training.schedule().factor(step, training.steps()));
            return true;
        });
        return end(course, descent.values(), descent::network, descent.mask());
    }

    /**
     * Trains on from where an engine's steps ended.
     *
     * @param course at its end
     * @param values the parameters as they are, at least as many as are trained
     * @param network the network with the parameters as they are; asked for if they are finite
     * @param mask which units take part; null unless that is what is learned
     * @throws CancellationException if the thread is interrupted
     */
    public Fit end(Course course, float[] values, Supplier<FeedforwardNetwork> network, boolean[] mask) {
        Optional<Fit> failure = failure(course, values);
        if (failure.isPresent()) {
            return failure.get();
        }
        FeedforwardNetwork learned = network.get();
        if (training.lmSteps() != null && course.stopped() != Stopped.TARGET) {
            if (Blas.objection().isPresent()) {
                return new Fit.Failed(Blas.objection().get());
            }
            LevenbergMarquardt damped = new LevenbergMarquardt(learned, samples);
            failure = course.take(training.lmSteps(), damped::loss, step -> damped.step());
            if (failure.isPresent()) {
                return failure.get();
            }
            learned = damped.network();
        }
        double loss = learned.loss(samples);
        if (!Double.isFinite(loss)) {
            return diverged(loss, course.taken());
        }
        course.end(loss);
        return new Fit.Learned(learned, mask, loss, course.taken(), course.stopped());
    }

    /**
     * What an engine's steps failed by.
     *
     * @param course at its end
     * @param values the parameters as they are, at least as many as are trained
     * @return empty if they did not
     */
    public static Optional<Fit> failure(Course course, float[] values) {
        for (float value : values) {
            if (course.failure().isEmpty() && !Float.isFinite(value)) {
                return Optional.of(new Fit.Failed(
                        "diverged: a trained parameter is " + value + " after " + course.taken() + " steps"));
            }
        }
        return course.failure();
    }

    /** The failure of a loss that is not finite. */
    public static Fit diverged(double loss, int steps) {
        return new Fit.Failed("diverged: the loss is " + loss + " after " + steps + " steps");
    }
}
