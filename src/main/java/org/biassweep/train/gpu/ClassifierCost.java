package org.biassweep.train.gpu;

import org.biassweep.trial.Configuration;

/**
 * What the training of a network that classifies will cost.
 *
 * @param configuration of a classification
 */
record ClassifierCost(Configuration configuration) implements Cost {

    private static final double SECONDS_PER_DRAW = 1e-8;
    private static final double SECONDS_PER_EVALUATED_MULTIPLY_ADD = 4e-11;

    /**
     * {@inheritDoc}
     *
     * <p>What the host does: drawing, and the learned network at the evaluation samples. Orders of samples are shared by
     * the networks of a start, and left out.
     */
    @Override
    public double seconds(Speed speed) {
        double width = configuration.width();
        double samples = configuration.task().trainSamples();
        int inputs = configuration.shape().inputs();
        int outputs = configuration.shape().outputs();
        double stepped = (double) configuration.training().steps()
                * Math.min(configuration.training().batchSize(), samples);
        double host = width
                * (inputs + outputs)
                * (SECONDS_PER_DRAW + configuration.task().evalSamples() * SECONDS_PER_EVALUATED_MULTIPLY_ADD);
        double device = width
                * (samples * inputs * speed.secondsPerProduct()
                        + (stepped + samples) * (1 + outputs) / 2 * speed.secondsPerPreactivation());
        return SECONDS_PER_TRIAL + host + device;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The network as it was drawn, once more among those of its pack, and as it was learned; its inputs on their way
     * to the device; its order of samples, and that once more among those of its pack; its evaluation.
     */
    @Override
    public double bytes() {
        int inputs = configuration.shape().inputs();
        int outputs = configuration.shape().outputs();
        double perUnit = 100 + 8.0 * inputs + 40.0 * outputs;
        return perUnit * configuration.width()
                + 4.0 * inputs * ClassifierDemand.INPUTS_TOGETHER
                + 12.0 * configuration.task().trainSamples()
                + 8.0 * (outputs + 4) * configuration.task().evalSamples();
    }
}
