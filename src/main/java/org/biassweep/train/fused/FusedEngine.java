package org.biassweep.train.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biassweep.spec.Learn;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.task.Samples;
import org.biassweep.train.Engine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.FullBatch;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.biassweep.train.minibatch.ClassifierCost;
import org.biassweep.train.minibatch.ClassifierFit;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;

/**
 * The fused engine of networks of one hidden layer that keep their input weights, in single precision, from pre-activations
 * that are computed once. Of functions it learns biases and masks full batch, for which it needs 4 m N bytes, and readouts in
 * closed form; of classifications all three by minibatches ({@code train.minibatch}).
 */
public final class FusedEngine implements Engine {

    private static final EngineVersion VERSION = new EngineVersion("fused", 2);

    /** Of the minibatches, which did not change when the kernels of functions did. */
    private static final int ALGORITHM_OF_CLASSIFICATIONS = 1;

    /** Measured on one AVX2 core (AMD EPYC 7003) at m = 16 … 4096, N = 256 and 1024, l = 1 and 10. */
    private static final double SECONDS_PER_OPERATION = 1.1e-10;

    private static final double SECONDS_PER_TRIAL = 1e-3;

    @Override
    public EngineVersion version() {
        return VERSION;
    }

    @Override
    public Optional<String> objection(Configuration configuration) {
        if (configuration.isRecurrent()) {
            return Optional.of("trains networks of one hidden layer, and task "
                    + configuration.task().name() + " is a system");
        }
        if (configuration.learn() == Learn.ALL) {
            return Optional.of("does not train weights");
        }
        Optional<String> objection = FullBatch.objection(configuration);
        if (objection.isPresent() || configuration.shape().isClassification()) {
            return objection;
        }
        long count = Units.preactivationCount(
                configuration.width(), configuration.task().trainSamples());
        return count <= Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of("holds at most 2^31 - 1 pre-activations, and width " + configuration.width() + " times "
                        + configuration.task().trainSamples() + " training samples are " + count);
    }

    @Override
    public EngineVersion versionFor(Configuration configuration) {
        return configuration.shape().isClassification()
                ? new EngineVersion(
                        VERSION.name(), ALGORITHM_OF_CLASSIFICATIONS, new ClassifierCost(configuration).mode())
                : VERSION;
    }

    @Override
    public double estimatedSeconds(Configuration configuration) {
        if (configuration.shape().isClassification()) {
            return new ClassifierCost(configuration).seconds();
        }
        double evaluation = (double) configuration.width()
                * configuration.task().evalSamples()
                * (configuration.shape().inputs() + configuration.shape().outputs());
        return SECONDS_PER_TRIAL
                + (operations(configuration) + FullBatch.operations(configuration) + 5 * evaluation)
                        * SECONDS_PER_OPERATION;
    }

    /** The multiply-adds of training; those by which a mask's gradient exceeds that of biases count for two. */
    private static double operations(Configuration configuration) {
        int width = configuration.width();
        int samples = configuration.task().trainSamples();
        int inputs = configuration.shape().inputs();
        int outputs = configuration.shape().outputs();
        double steps = (double) configuration.training().steps() * width * samples;
        return switch (configuration.learn()) {
            case BIASES -> steps * (1 + 2.0 * outputs);
            case MASK -> steps * (3 + 2.0 * outputs);
            case READOUT -> ReadoutFit.operations(width, samples, inputs, outputs);
            case ALL -> throw new IllegalArgumentException(configuration.learn() + " is not learned here");
        };
    }

    @Override
    public double estimatedBytes(Configuration configuration) {
        if (configuration.shape().isClassification()) {
            return new ClassifierCost(configuration).bytes();
        }
        int width = configuration.width();
        int samples = configuration.task().trainSamples();
        int outputs = configuration.shape().outputs();
        double perUnit = 4.0 * (configuration.shape().inputs() + 4 * outputs + 7);
        double perSample = 8.0 * (2 + 3 * outputs);
        double trained = configuration.learn() == Learn.READOUT
                ? ReadoutFit.bytes(width, samples, outputs)
                : 4.0 * Units.preactivationCount(width, samples);
        return trained
                + FullBatch.bytes(configuration)
                + perUnit * width
                + perSample * (samples + configuration.task().evalSamples());
    }

    @Override
    public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
        List<Fit> fits = new ArrayList<>();
        for (Problem problem : batch) {
            fits.add(
                    data instanceof Examples examples
                            ? new ClassifierFit(problem, examples).run(fits.size(), execution.listener())
                            : fitFunction((Samples) data, problem, fits.size(), execution.listener()));
        }
        return fits;
    }

    private static Fit fitFunction(Samples samples, Problem problem, int index, LossListener listener) {
        return problem.learn() == Learn.READOUT
                ? new ReadoutFit(problem, samples).run(index, listener)
                : new FullBatch(problem, samples)
                        .run(new FusedFit(problem, samples, Kernel.fastest()), index, listener);
    }
}
