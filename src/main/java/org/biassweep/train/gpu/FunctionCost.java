package org.biassweep.train.gpu;

import org.biassweep.train.FullBatch;
import org.biassweep.trial.Configuration;

/**
 * What the training of a network of a function will cost.
 *
 * @param configuration of a function
 */
record FunctionCost(Configuration configuration) implements Cost {

    private static final double SECONDS_PER_KNOT = 100e-9;
    private static final double SECONDS_PER_OPERATION = 5e-10;
    private static final double SECONDS_PER_DAMPED_OPERATION = 1.1e-10;

    /**
     * {@inheritDoc}
     *
     * <p>What the host does: drawing, and the learned network at the training and the evaluation samples.
     */
    @Override
    public double seconds(Speed speed) {
        double width = configuration.width();
        int inputs = configuration.shape().inputs();
        int outputs = configuration.shape().outputs();
        double samples = configuration.task().trainSamples();
        double evaluated = samples + configuration.task().evalSamples();
        double host = inputs == 1
                ? SECONDS_PER_KNOT * outputs * (evaluated + width)
                : SECONDS_PER_OPERATION * width * evaluated * (inputs + outputs);
        double device = speed.secondsPerPreactivation()
                * configuration.training().steps()
                * width
                * samples
                * (1 + outputs)
                / 2;
        return SECONDS_PER_TRIAL + host + device + SECONDS_PER_DAMPED_OPERATION * FullBatch.operations(configuration);
    }

    /** {@inheritDoc} The network as it was drawn, once more among those of its pack, and as it was learned; its evaluation. */
    @Override
    public double bytes() {
        int inputs = configuration.shape().inputs();
        int outputs = configuration.shape().outputs();
        double perUnit = 100 + 8.0 * inputs + 40.0 * outputs;
        double perSample = 40 + 8.0 * inputs + 60.0 * outputs;
        return FullBatch.bytes(configuration)
                + perUnit * configuration.width()
                + perSample
                        * (configuration.task().trainSamples()
                                + configuration.task().evalSamples());
    }
}
