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
import org.biassweep.train.Problem;
import org.biassweep.train.minibatch.ClassifierCost;
import org.biassweep.train.minibatch.ClassifierFit;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;

/**
 * The fused engine: trains networks of one hidden layer whose W is frozen, from precomputed pre-activations, in single
 * precision. Functions are trained full batch, and their pre-activations take 4 m N bytes; classifications by minibatches
 * ({@code train.minibatch}).
 */
public final class FusedEngine implements Engine {

    private static final EngineVersion VERSION = new EngineVersion("fused", 1);

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
            return Optional.of("keeps W frozen, and learn is all");
        }
        if (configuration.shape().isClassification()) {
            return Optional.empty();
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
                ? new EngineVersion(VERSION.name(), VERSION.algorithm(), new ClassifierCost(configuration).mode())
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
        return SECONDS_PER_TRIAL + (operations(configuration) + 5 * evaluation) * SECONDS_PER_OPERATION;
    }

    /** The multiply-adds of training: steps · m · N · (1 + 2 l). */
    private static double operations(Configuration configuration) {
        return (double) configuration.training().steps()
                * configuration.width()
                * configuration.task().trainSamples()
                * (1 + 2.0 * configuration.shape().outputs());
    }

    @Override
    public double estimatedBytes(Configuration configuration) {
        if (configuration.shape().isClassification()) {
            return new ClassifierCost(configuration).bytes();
        }
        int outputs = configuration.shape().outputs();
        double perUnit = 4.0 * (configuration.shape().inputs() + 2 * outputs + 6);
        double perSample = 8.0 * (2 + 3 * outputs);
        return 4.0
                        * Units.preactivationCount(
                                configuration.width(), configuration.task().trainSamples())
                + perUnit * configuration.width()
                + perSample
                        * (configuration.task().trainSamples()
                                + configuration.task().evalSamples());
    }

    @Override
    public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
        List<Fit> fits = new ArrayList<>();
        if (data instanceof Examples examples) {
            for (Problem problem : batch) {
                fits.add(new ClassifierFit(problem, examples).run(fits.size(), execution.listener()));
            }
            return fits;
        }
        Kernel kernel = Kernel.fastest();
        for (Problem problem : batch) {
            fits.add(new FusedFit(problem, (Samples) data, kernel).run(fits.size(), execution.listener()));
        }
        return fits;
    }
}
