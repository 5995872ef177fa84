package org.biassweep.task;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.biassweep.spec.ErrorMeasure;

/**
 * Labelled examples as a task: the largest output is a network's answer.
 *
 * @param name the task's name
 * @param definition all that decides the examples
 * @param trainingData to train on
 * @param evaluationData to test on, of the same features and classes
 */
record ClassificationTask(String name, String definition, Examples trainingData, Examples evaluationData)
        implements Task, Serializable {

    /** What every classification offers. */
    static final Set<ErrorMeasure> ERRORS =
            Collections.unmodifiableSet(EnumSet.of(ErrorMeasure.TEST_ERROR, ErrorMeasure.TEST_LOSS));

    @Override
    public Shape shape() {
        return Shape.classification(trainingData.inputs(), trainingData.classes());
    }

    @Override
    public Set<ErrorMeasure> errors() {
        return ERRORS;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of the logits z of a sample with label c, output k at {@code [k * N + n]}: an error unless z_c is strictly the
     * largest, so a tie is one; the loss is log Σ_k exp(z_k) − z_c, in nats.
     */
    @Override
    public Map<ErrorMeasure, Double> measure(double[] outputs) {
        int count = evaluationData.count();
        int classes = evaluationData.classes();
        if (outputs.length != count * classes) {
            throw new IllegalArgumentException(outputs.length + " numbers where " + classes + " outputs at " + count
                    + " samples are " + count * classes);
        }
        int wrong = 0;
        double loss = 0;
        for (int n = 0; n < count; n++) {
            double labels = outputs[evaluationData.labels()[n] * count + n];
            double largest = labels;
            boolean right = true;
            for (int k = 0; k < classes; k++) {
                double output = outputs[k * count + n];
                largest = Math.max(largest, output);
                right &= k == evaluationData.labels()[n] || labels > output;
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += Math.exp(outputs[k * count + n] - largest);
            }
            wrong += right ? 0 : 1;
            loss += Math.log(sum) + (largest - labels);
        }
        Map<ErrorMeasure, Double> errors = new EnumMap<>(ErrorMeasure.class);
        errors.put(ErrorMeasure.TEST_ERROR, (double) wrong / count);
        errors.put(ErrorMeasure.TEST_LOSS, loss / count);
        return errors;
    }
}
