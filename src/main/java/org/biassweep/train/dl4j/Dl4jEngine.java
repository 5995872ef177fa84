package org.biassweep.train.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Training;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.train.Engine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Trains biases, readouts of classifications, or all parameters with Deeplearning4j in single precision: full batch with
 * squared error where data are samples of a function, in minibatches with softmax cross-entropy where they are examples.
 */
public final class Dl4jEngine implements Engine {

    private static final EngineVersion VERSION = new EngineVersion("dl4j", 1);

    private static final double SECONDS_A_NETWORK = 0.1;
    private static final double SECONDS_A_STEP = 1e-3;
    private static final double SECONDS_AN_ACTIVITY = 27e-9;
    private static final double SECONDS_A_MULTIPLY_ADD = 0.13e-9;
    private static final double SECONDS_A_PARAMETER = 20e-9;
    private static final double SECONDS_A_DOUBLE_MULTIPLY_ADD = 0.3e-9;

    /** @throws NoClassDefFoundError if Deeplearning4j is not on the class path */
    public Dl4jEngine() {
        Objects.requireNonNull(MultiLayerNetwork.class);
    }

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
        if (configuration.learn() == Learn.MASK) {
            return Optional.of("does not learn masks");
        }
        if (configuration.training().optimizer() == Optimizer.LEAST_SQUARES) {
            return Optional.of("learns by steps, and the readout of a function is found by least squares");
        }
        Training training = configuration.training();
        if (training.lmSteps() != null) {
            return Optional.of("takes no steps but those of adam, and training.optimizer is "
                    + training.optimizer().keyword());
        }
        if (training.stop() != null) {
            return Optional.of("trains to the last step, and training.stop is set");
        }
        return new LearningRate(training, training.learningRate() * configuration.unit()).objection();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Seconds of one busy core of an AMD EPYC: 0.1 s to build and release a network; for each step 1 ms of
     * overhead, 27 ns for each activity (unit and sample), 0.13 ns for each multiply-add of the matrix products
     * (activity and input or output) and 20 ns for each learned parameter; 0.3 ns for each multiply-add in double precision
     * of training and evaluation samples, at the end. Measured and estimated ms a step with N = 256: m = 64 1.2 and 1.4,
     * m = 1024 7.9 and 8.1, m = 4096 30 and 30; m = 1024 with 64 outputs 10.2 and 10.3; all parameters of 784 inputs, 10
     * outputs and m = 1000, 200 samples a step 51 and 43, 2000 samples a step 223 and 277.
     */
    @Override
    public double estimatedSeconds(Configuration configuration) {
        double activities = (double) configuration.width() * samplesOfAStep(configuration);
        int dimensions = configuration.shape().inputs() + configuration.shape().outputs();
        double step = SECONDS_A_STEP
                + activities * (SECONDS_AN_ACTIVITY + SECONDS_A_MULTIPLY_ADD * dimensions)
                + SECONDS_A_PARAMETER * configuration.trainedParameters();
        double evaluations = (double) configuration.width()
                * dimensions
                * (configuration.task().trainSamples()
                        + (double) configuration.task().evalSamples());
        return SECONDS_A_NETWORK
                + configuration.training().steps() * step
                + SECONDS_A_DOUBLE_MULTIPLY_ADD * evaluations;
    }

    private static int samplesOfAStep(Configuration configuration) {
        Integer batchSize = configuration.training().batchSize();
        return batchSize == null ? configuration.task().trainSamples() : batchSize;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Activations of a step's samples, their gradients and the workspaces for both; parameters, their gradients and
     * Adam's two moments; the samples of a step; the outputs by which the last loss is computed. Most of it is native, but
     * bounded by the same heap setting.
     */
    @Override
    public double estimatedBytes(Configuration configuration) {
        int samples = samplesOfAStep(configuration);
        int dimensions = configuration.shape().inputs() + configuration.shape().outputs();
        return 6 * 4.0 * (samples + dimensions) * configuration.width()
                + 4 * 4.0 * configuration.trainedParameters()
                + 3 * 4.0 * samples * dimensions
                + 8.0
                        * configuration.task().trainSamples()
                        * configuration.shape().outputs();
    }

    @Override
    public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
        Optional<String> objection = Device.bind(execution.device());
        if (objection.isPresent()) {
            return batch.stream()
                    .<Fit>map(problem -> new Fit.Failed(objection.get()))
                    .toList();
        }
        List<Fit> fits = new ArrayList<>(batch.size());
        for (Problem problem : batch) {
            int index = fits.size();
            fits.add(fit(
                    data, problem, (first, step, loss) -> execution.listener().loss(index, step, loss)));
        }
        return fits;
    }

    private static Fit fit(Data data, Problem problem, LossListener listener) {
        try (Learner learner = new Learner(problem, data instanceof Examples);
                Batches batches = new Batches(data, problem)) {
            return Descent.run(learner, data, problem, step -> learner.step(batches.at(step)), listener);
        }
    }
}
