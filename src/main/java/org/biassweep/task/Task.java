package org.biassweep.task;

import java.util.Map;
import java.util.Set;
import org.biassweep.spec.ErrorMeasure;

/** What is to be approximated: it yields samples to train on and measures the errors of a network's outputs. */
public interface Task {

    /** The task's name in tables and charts. */
    String name();

    /** Everything that decides the task's samples, in a form to read and to compare: formula, domain, sample counts. */
    String definition();

    /** d, the dimension of an input. */
    int inputs();

    /** l, the dimension of an output. */
    int outputs();

    /** The samples that are trained on. */
    Samples trainingSamples();

    /** The samples that errors are taken over. */
    Samples evaluationSamples();

    /** The errors that this task offers. */
    Set<ErrorMeasure> errors();

    /**
     * Measures the outputs of a network.
     *
     * @param outputs the network's outputs at {@link #evaluationSamples()}, laid out as {@link Samples#y()}
     * @return every error of {@link #errors()}
     * @throws IllegalArgumentException if {@code outputs} does not have a number for each output and sample
     */
    Map<ErrorMeasure, Double> measure(double[] outputs);
}
