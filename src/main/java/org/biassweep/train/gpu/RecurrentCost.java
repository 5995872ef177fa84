package org.biassweep.train.gpu;

import org.biassweep.trial.Configuration;

/**
 * What a recurrent network costs: its drawing and its evaluation the host, the device its training.
 *
 * @param configuration of a system
 */
record RecurrentCost(Configuration configuration) implements Cost {

    /** In double precision and plain Java. */
    private static final double SECONDS_PER_EVALUATED_MULTIPLY_ADD = 4e-10;

    private static final double SECONDS_PER_WEIGHT = 1e-8;

    /** W twice, as drawn and among those of its pack; r₀ in both precisions; r, h and outputs of its evaluation. */
    @Override
    public double bytes() {
        double width = configuration.width();
        int outputs = configuration.shape().outputs();
        double perUnit = 40
                + 8.0
                        * (configuration.shape().inputs()
                                + outputs
                                + configuration.shape().states()
                                + outputs)
                + 12.0 * trained()
                + 16.0 * evaluated();
        return 8 * width * width + perUnit * width + 16.0 * outputs * times() * evaluated();
    }

    /** Two products a time and step on the device, one in the evaluation. */
    @Override
    public double seconds(Speed speed) {
        double pairs = (double) configuration.width() * configuration.width();
        double step = 2 * times() * pairs * RecurrentDemand.of(configuration).stride();
        return SECONDS_PER_TRIAL
                + SECONDS_PER_WEIGHT * pairs
                + SECONDS_PER_EVALUATED_MULTIPLY_ADD * times() * pairs * evaluated()
                + speed.secondsPerRecurrence() * configuration.training().steps() * step;
    }

    private double trained() {
        return RecurrentDemand.of(configuration).stride();
    }

    private double evaluated() {
        return configuration.task().evalSamples();
    }

    private double times() {
        return RecurrentDemand.of(configuration).times();
    }
}
