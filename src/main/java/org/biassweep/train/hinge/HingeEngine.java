package org.biassweep.train.hinge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Learn;
import org.biassweep.task.Data;
import org.biassweep.task.Samples;
import org.biassweep.task.Shape;
import org.biassweep.train.Engine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.FullBatch;
import org.biassweep.train.Problem;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;

/** The engine of the biases of functions of one variable, whose steps cost O(m + N) operations. */
public final class HingeEngine implements Engine {

    private static final EngineVersion VERSION = new EngineVersion("hinge", 1);

    /** Measured on one core (AMD EPYC with AVX-512) at m = 64 … 16384, N = 256 and 4096, l = 1 and 10. */
    private static final double SECONDS_PER_UNIT = 6e-9;

    private static final double SECONDS_PER_READOUT = 3e-9;
    private static final double SECONDS_PER_TARGET = 2e-9;
    private static final double SECONDS_PER_EVALUATION = 1e-7;

    /** Of damped steps. */
    private static final double SECONDS_PER_OPERATION = 1.1e-10;

    private static final double SECONDS_PER_TRIAL = 1e-3;

    @Override
    public EngineVersion version() {
        return VERSION;
    }

    @Override
    public Optional<String> objection(Configuration configuration) {
        Shape shape = configuration.shape();
        if (shape.kind() != Shape.Kind.FUNCTION || shape.inputs() != 1) {
            return Optional.of("trains on functions of one variable, and task "
                    + configuration.task().name() + " is none");
        }
        return configuration.learn() == Learn.BIASES
                ? FullBatch.objection(configuration)
                : Optional.of("learns biases alone");
    }

    @Override
    public double estimatedSeconds(Configuration configuration) {
        double width = configuration.width();
        double outputs = configuration.shape().outputs();
        double step = width * (SECONDS_PER_UNIT + SECONDS_PER_READOUT * outputs)
                + SECONDS_PER_TARGET * outputs * configuration.task().trainSamples();
        double evaluations = outputs * (configuration.task().evalSamples() + width);
        return SECONDS_PER_TRIAL
                + FullBatch.operations(configuration) * SECONDS_PER_OPERATION
                + configuration.training().steps() * step
                + SECONDS_PER_EVALUATION * evaluations;
    }

    @Override
    public double estimatedBytes(Configuration configuration) {
        int outputs = configuration.shape().outputs();
        double perUnit = 100 + 32.0 * outputs;
        double perSample = 40 + 60.0 * outputs;
        return FullBatch.bytes(configuration)
                + perUnit * configuration.width()
                + perSample
                        * (configuration.task().trainSamples()
                                + configuration.task().evalSamples());
    }

    @Override
    public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
        Samples samples = (Samples) data;
        SortedSamples sorted = new SortedSamples(samples);
        List<Fit> fits = new ArrayList<>();
        for (Problem problem : batch) {
            HingeFit descent = new HingeFit((FeedforwardNetwork) problem.network(), sorted);
            fits.add(new FullBatch(problem, samples).run(descent, fits.size(), execution.listener()));
        }
        return fits;
    }
}
