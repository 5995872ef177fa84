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
 * @param lmSteps the most proposals of damped least squares, where the optimizer has them; ≥ 1
 * @param stop when a training by steps ends before its last one; null: never
 */
public record TrainingSpec(
        Optimizer optimizer,
        Map<Learn, Double> learningRates,
        Schedule schedule,
        int steps,
        int epochs,
        int batchSize,
        Masking masking,
        double ridge,
        int lmSteps,
        Stop stop) {

    private static final double DEFAULT_LEARNING_RATE = 0.02;

    /** What a job file that is silent asks for. */
    public static final TrainingSpec DEFAULT = new TrainingSpec(
            Optimizer.ADAM,
            everywhere(DEFAULT_LEARNING_RATE),
            Schedule.COSINE,
            1000,
            20,
            200,
            Masking.DEFAULT,
            1e-6,
            100,
            null);

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
        Masking masking = maskingOf(learn);
        return optimizer == Optimizer.LEVENBERG_MARQUARDT
                ? new Training(optimizer, 0, Schedule.CONSTANT, 0, null, masking, null, lmSteps, stop)
                : new Training(
                        optimizer, learningRates.get(learn), schedule, steps, null, masking, null, dampedSteps(), stop);
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
                null,
                dampedSteps(),
                stop);
    }

    private Integer dampedSteps() {
        return optimizer.isDamped() ? lmSteps : null;
    }

    private Masking maskingOf(Learn learn) {
        return learn == Learn.MASK ? masking : null;
    }
}
