package org.biassweep.train.bptt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biassweep.linear.Blas;
import org.biassweep.spec.Learn;
import org.biassweep.task.Data;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Engine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;

/** Back-propagation through time: full-batch training of the biases of a recurrent network, in single precision. */
public final class BpttEngine implements Engine {

    private static final EngineVersion VERSION = new EngineVersion("bptt", 2);

    /** Of ReLU, which did not change when tanh did. */
    private static final int ALGORITHM_OF_RELU = 1;

    private static final double SECONDS_PER_MULTIPLY_ADD = 3.2e-11;
    private static final double SECONDS_PER_ACTIVITY = 2e-9;
    private static final double SECONDS_PER_PRODUCT = 1e-6;
    private static final double SECONDS_PER_TRIAL = 2e-3;

    /** The same in double precision and plain Java. */
    private static final double SECONDS_PER_EVALUATED_MULTIPLY_ADD = 4e-10;

    @Override
    public EngineVersion version() {
        return VERSION;
    }

    @Override
    public Optional<String> objection(Configuration configuration) {
        if (!configuration.isRecurrent()) {
            return Optional.of("trains recurrent networks, and task "
                    + configuration.task().name() + " is no system");
        }
        if (configuration.learn() != Learn.BIASES) {
            return Optional.of(
                    "learns biases alone, and learn is " + configuration.learn().keyword());
        }
        return configuration.training().lmSteps() == null
                ? Optional.empty()
                : Optional.of("takes no steps but those of adam, and training.optimizer is "
                        + configuration.training().optimizer().keyword());
    }

    @Override
    public EngineVersion versionFor(Configuration configuration) {
        return switch (configuration.recurrence().activation()) {
            case RELU -> new EngineVersion(VERSION.name(), ALGORITHM_OF_RELU);
            case TANH -> VERSION;
        };
    }

    /**
     * {@inheritDoc}
     *
     * <p>Seconds of one core of an AMD EPYC 7003: for each of the two products a time, 1 µs, 2 ns an activity (unit and
     * trajectory) and 0.032 ns a multiply-add. Measured (ReLU, tanh of version 1) and estimated ms a step of 32 trajectories
     * of 40 times: m = 64 0.61, 0.83 and 0.74; m = 256 6.2, 6.9 and 6.8; m = 1024 88, 90 and 91.
     */
    @Override
    public double estimatedSeconds(Configuration configuration) {
        double width = configuration.width();
        double times = times(configuration);
        double activities = width * Unrolled.padded(configuration.task().trainSamples());
        double step = 2
                * times
                * (SECONDS_PER_PRODUCT + activities * (SECONDS_PER_ACTIVITY + width * SECONDS_PER_MULTIPLY_ADD));
        double evaluated = times
                * width
                * width
                * (configuration.task().trainSamples() + configuration.task().evalSamples());
        return SECONDS_PER_TRIAL
                + configuration.training().steps() * step
                + evaluated * SECONDS_PER_EVALUATED_MULTIPLY_ADD;
    }

    /** The activities of all times, and the weights twice: as drawn and as laid out. */
    @Override
    public double estimatedBytes(Configuration configuration) {
        double width = configuration.width();
        double rows = width
                + configuration.shape().inputs()
                + 2.0 * configuration.shape().outputs()
                + 2 * Kernel.LANES;
        double columns = Unrolled.padded(configuration.task().trainSamples());
        double evaluated = 8.0
                * 2
                * (width + configuration.shape().outputs() * times(configuration))
                * Math.max(columns, configuration.task().evalSamples());
        return 4 * ((times(configuration) + 4) * rows * columns + 2 * rows * rows) + evaluated;
    }

    private static double times(Configuration configuration) {
        return configuration.shape().horizon() + configuration.recurrence().warmUpSteps();
    }

    @Override
    public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
        Optional<String> objection = Blas.objection();
        List<Fit> fits = new ArrayList<>(batch.size());
        Kernel kernel = Kernel.fastest();
        for (Problem problem : batch) {
            fits.add(
                    objection.isPresent()
                            ? new Fit.Failed(objection.get())
                            : new BpttFit(problem, (Trajectories) data, kernel).run(fits.size(), execution.listener()));
        }
        return fits;
    }
}
