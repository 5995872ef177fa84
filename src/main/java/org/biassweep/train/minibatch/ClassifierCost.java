package org.biassweep.train.minibatch;

import java.util.Arrays;
import org.biassweep.trial.Configuration;

/**
 * What the training of a classifier will cost.
 *
 * @param configuration of a classification
 */
public record ClassifierCost(Configuration configuration) {

    private static final double SECONDS_PER_MULTIPLY_ADD_OF_INPUTS = 1.6e-11;
    private static final double SECONDS_PER_MULTIPLY_ADD_OF_OUTPUTS = 4.5e-11;
    private static final double SECONDS_PER_ACTIVITY = 0.7e-9;
    private static final double SECONDS_PER_EVALUATED_MULTIPLY_ADD = 4e-11;
    private static final double SECONDS_PER_TRIAL = 0.01;

    /** How pre-activations are had within the memory that the trial may use; empty for the usual way. */
    public String mode() {
        return modeOf().engineMode();
    }

    private Preactivations.Mode modeOf() {
        return Arrays.stream(Preactivations.Mode.values())
                .filter(mode -> bytes(mode) <= configuration.trialMemory())
                .findFirst()
                .orElse(Preactivations.Mode.RECOMPUTED);
    }

    /** Core-seconds: making pre-activations once, or once an epoch; two passes over activities a step; evaluation. */
    public double seconds() {
        double width = configuration.width();
        double samples = configuration.task().trainSamples();
        double inputs = configuration.shape().inputs();
        double outputs = configuration.shape().outputs();
        double epochs = (double) configuration.training().steps()
                * configuration.training().batchSize()
                / samples;
        double making = modeOf() == Preactivations.Mode.RECOMPUTED ? epochs + 1 : 1;
        double evaluated = configuration.task().evalSamples() * width * (inputs + outputs);
        return SECONDS_PER_TRIAL
                + width * samples * inputs * making * SECONDS_PER_MULTIPLY_ADD_OF_INPUTS
                + width * samples * epochs * (SECONDS_PER_ACTIVITY + 2 * outputs * SECONDS_PER_MULTIPLY_ADD_OF_OUTPUTS)
                + evaluated * SECONDS_PER_EVALUATED_MULTIPLY_ADD;
    }

    /** Pre-activations, weights as drawn and as laid out, what a batch needs, and the outputs that are evaluated. */
    public double bytes() {
        return bytes(modeOf());
    }

    private double bytes(Preactivations.Mode mode) {
        int width = configuration.width();
        int inputs = configuration.shape().inputs();
        int outputs = configuration.shape().outputs();
        Layout layout = Layout.of(width, outputs);
        return mode.bytes(width, configuration.task().trainSamples())
                + 2 * InputProducts.bytes(width, inputs)
                + 4.0 * layout.stride() * (inputs + 8.0 * layout.outputs() + layout.samplesTogether())
                + 8.0 * (outputs + 4) * configuration.task().evalSamples()
                + 8.0 * configuration.task().trainSamples();
    }
}
