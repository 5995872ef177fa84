package org.biassweep.train.gpu;

import org.biassweep.trial.Configuration;

/** What the training of one network among many will cost. */
interface Cost {

    /** Of a device that reads 400 GB of pre-activations a second; supposed, not measured. */
    double DEVICE_SECONDS_PER_PREACTIVATION = 1e-11;

    double SECONDS_PER_TRIAL = 1e-4;

    /** What the host does and what the device does; &gt; 0. */
    double seconds();

    /** Of the host's heap. */
    double bytes();

    /** The cost of a configuration that this engine can train. */
    static Cost of(Configuration configuration) {
        if (configuration.isRecurrent()) {
            return new RecurrentCost(configuration);
        }
        return configuration.shape().isClassification()
                ? new ClassifierCost(configuration)
                : new FunctionCost(configuration);
    }
}
