package org.biassweep.spec;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a job file says of training: of every trial, whatever it learns.
 *
 * @param optimizer the rule of a step
 * @param learningRates one for each {@link Learn}; &gt; 0
 * @param schedule how the learning rate changes over the steps
 * @param steps full-batch steps, where the loss is a squared error; ≥ 1
 * @param epochs passes over the training samples, of a classification; ≥ 1
 * @param batchSize samples of a step of a classification; ≥ 1
 * @param masking how masks are trained
 * @param ridge λ ≥ 0, the regularisation of a readout that is found by least squares
 */
public record TrainingSpec(
        Optimizer optimizer,
        Map<Learn, Double> learningRates,
        Schedule schedule,
        int steps,
        int epochs,
        int batchSize,
        Masking masking,
        double ridge) {

    private static final double DEFAULT_LEARNING_RATE = 0.02;

    /** What a job file that is silent asks for. */
    public static final TrainingSpec DEFAULT = new TrainingSpec(
            Optimizer.ADAM, everywhere(DEFAULT_LEARNING_RATE), Schedule.COSINE, 1000, 20, 200, Masking.DEFAULT, 1e-6);

    /** Copies the map. */
    public TrainingSpec {
        learningRates = Map.copyOf(learningRates);
    }

    /** The same learning rate for whatever is learned. */
    static Map<Learn, Double> everywhere(double learningRate) {
        Map<Learn, Double> rates = new EnumMap<>(Learn.class);
        for (Learn learn : Learn.values()) {
            rates.put(learn, learningRate);
        }
        return rates;
    }

    /** The training of a trial whose loss is a squared error: full batch; a readout in closed form. */
    public Training fullBatch(Learn learn) {
        if (learn == Learn.READOUT) {
            return new Training(Optimizer.LEAST_SQUARES, 0, Schedule.CONSTANT, 1, null, null, ridge);
        }
        return new Training(optimizer, learningRates.get(learn), schedule, steps, null, maskingOf(learn), null);
    }

    /**
     * The training of a trial that classifies: epochs of minibatches.
     *
     * @param samples N, training samples
     */
    public Training minibatches(Learn learn, int samples) {
        int size = Math.min(batchSize, samples);
        int stepsPerEpoch = (samples + size - 1) / size;
        return new Training(
                optimizer,
                learningRates.get(learn),
                schedule,
                Math.multiplyExact(epochs, stepsPerEpoch),
                size,
                maskingOf(learn),
                null);
    }

    private Masking maskingOf(Learn learn) {
        return learn == Learn.MASK ? masking : null;
    }
}
