package org.biassweep.task;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.biassweep.spec.ErrorMeasure;

/** What is to be approximated: it yields samples to train on and measures the errors of a network's outputs. */
public interface Task {

    /** The task's name in tables and charts. */
    String name();

    /** Everything that decides the task's samples, in a form to read and to compare: formula, domain, sample counts. */
    String definition();

    /** Its dimensions. */
    Shape shape();

    /** What is trained on. */
    Data trainingData();

    /** What errors are taken over. */
    Data evaluationData();

    /** The errors that this task offers. */
    Set<ErrorMeasure> errors();

    /**
     * Measures the outputs of a network.
     *
     * @param outputs the network's outputs for {@link #evaluationData()}: of a function laid out as {@link Samples#y()}, of a
     *     system ŷ[1] … ŷ[T] laid out as {@link Trajectories#y()} from time 1
     * @return every error of {@link #errors()}
     * @throws IllegalArgumentException if {@code outputs} does not have a number for each output, sample and time
     */
    Map<ErrorMeasure, Double> measure(double[] outputs);

    /**
     * Bounds the {@code sup} error of a function of one variable between samples, too.
     *
     * @param network what the network computes
     * @return at least sup ‖h(x) − y(x)‖₁ over the whole domain, and at most a thousandth more; empty where nothing is known of
     *     the target between samples
     * @throws IllegalArgumentException if it has another number of outputs
     */
    default OptionalDouble certifiedSup(PiecewiseLinear network) {
        return OptionalDouble.empty();
    }
}
