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
     * largest, so a tie is one; the loss is {@link Examples#crossEntropy}.
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
        double[] logits = new double[classes];
        for (int n = 0; n < count; n++) {
            for (int k = 0; k < classes; k++) {
                logits[k] = outputs[k * count + n];
            }
            wrong += isLargest(logits, evaluationData.labels()[n]) ? 0 : 1;
        }
        Map<ErrorMeasure, Double> errors = new EnumMap<>(ErrorMeasure.class);
        errors.put(ErrorMeasure.TEST_ERROR, (double) wrong / count);
        errors.put(ErrorMeasure.TEST_LOSS, evaluationData.crossEntropy(outputs));
        return errors;
    }

    private static boolean isLargest(double[] logits, int label) {
        for (int k = 0; k < logits.length; k++) {
            if (k != label && !(logits[label] > logits[k])) {
                return false;
            }
        }
        return true;
    }
}
