package org.biassweep.train.gpu;

import org.biassweep.trial.Configuration;

/** What the training of one network among many will cost. */
interface Cost {

    double SECONDS_PER_TRIAL = 1e-4;

    /** What the host does and what a device of a speed does; &gt; 0. */
    double seconds(Speed speed);

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
