package org.biassweep.train.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Training;
import org.biassweep.task.Data;
import org.biassweep.task.Samples;
import org.biassweep.train.Engine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains biases with Deeplearning4j in single precision. */
public final class Dl4jEngine implements Engine {

    private static final EngineVersion VERSION = new EngineVersion("dl4j", 1);

    private static final int LOSSES_HEARD = 100;

    private static final double SECONDS_A_NETWORK = 0.1;
    private static final double SECONDS_A_STEP = 1e-3;
    private static final double SECONDS_AN_ACTIVITY = 27e-9;
    private static final double SECONDS_A_MULTIPLY_ADD = 0.13e-9;

    @Override
    public EngineVersion version() {
        return VERSION;
    }

    @Override
    public Optional<String> objection(Configuration configuration) {
        return configuration.isRecurrent()
                ? Optional.of("trains networks of one hidden layer, and task "
                        + configuration.task().name() + " is a system")
                : objection(configuration.training(), configuration.unit());
    }

    private static Optional<String> objection(Training training, double biasUnit) {
        LearningRate rate = new LearningRate(training, biasUnit);
        return rate.isRepresentable()
                ? Optional.empty()
                : Optional.of("cannot step by " + rate.valueAt(0, 0) + " in single precision");
    }

    /**
     * {@inheritDoc}
     *
     * <p>Seconds of one busy core of an AMD EPYC: 0.1 s to build and release a network, and for each step 1 ms of
     * overhead, 27 ns for each activity (unit and sample) and 0.13 ns for each multiply-add of the matrix products
     * (activity and input or output). Measured and estimated ms a step with N = 256: m = 64 1.2 and 1.4, m = 1024 7.9
     * and 8.1, m = 4096 30 and 30; m = 1024 with 64 outputs 10.2 and 10.3.
     */
    @Override
    public double estimatedSeconds(Configuration configuration) {
        double activities =
                (double) configuration.width() * configuration.task().trainSamples();
        int dimensions = configuration.shape().inputs() + configuration.shape().outputs();
        double step = SECONDS_A_STEP + activities * (SECONDS_AN_ACTIVITY + SECONDS_A_MULTIPLY_ADD * dimensions);
        return SECONDS_A_NETWORK + configuration.training().steps() * step;
    }

    /** Activations, their gradients and the workspaces for both; native, but bounded by the same heap setting. */
    @Override
    public double estimatedBytes(Configuration configuration) {
        double perUnit = configuration.task().trainSamples()
                + configuration.shape().inputs()
                + configuration.shape().outputs();
        return 6 * 4.0 * perUnit * configuration.width();
    }

    @Override
    public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
        Samples samples = (Samples) data;
        Optional<String> objection = Device.bind(execution.device());
        if (objection.isPresent()) {
            return batch.stream()
                    .<Fit>map(problem -> new Fit.Failed(objection.get()))
                    .toList();
        }
        try (INDArray x = matrix(samples.x(), samples.count(), samples.inputs());
                INDArray y = matrix(samples.y(), samples.count(), samples.outputs())) {
            List<Fit> fits = new ArrayList<>(batch.size());
            for (int index = 0; index < batch.size(); index++) {
                fits.add(fit(samples, x, y, index, batch.get(index), execution.listener()));
            }
            return fits;
        }
    }

    private static INDArray matrix(double[] columns, int rows, int count) {
        try (INDArray array = Nd4j.create(columns, new long[] {rows, count}, 'f')) {
            return array.castTo(DataType.FLOAT);
        }
    }

    private static Fit fit(Samples samples, INDArray x, INDArray y, int index, Problem problem, LossListener listener) {
        Optional<String> objection = objection(problem.training(), problem.unit());
        if (objection.isPresent()) {
            return new Fit.Failed(objection.get());
        }
        int steps = problem.training().steps();
        int interval = Math.max(1, steps / LOSSES_HEARD);
        try (BiasLearner learner = new BiasLearner(problem)) {
            for (int step = 0; step < steps; step++) {
                if (Thread.interrupted()) {
                    throw new CancellationException("interrupted after " + step + " steps");
                }
                double loss = learner.step(x, y);
                if (!Double.isFinite(loss)) {
                    return diverged("loss", loss, step);
                }
                if (step % interval == 0) {
                    listener.loss(index, step, loss);
                }
            }
            float[] biases = learner.biases();
            for (float bias : biases) {
                if (!Float.isFinite(bias)) {
                    return diverged("bias", bias, steps);
                }
            }
            if (!learner.isFrozen()) {
                return new Fit.Failed("Deeplearning4j changed a frozen weight");
            }
            FeedforwardNetwork learned = ((FeedforwardNetwork) problem.network()).withBiases(biases);
            double loss = learned.loss(samples);
            listener.loss(index, steps, loss);
            return new Fit.Learned(learned, loss, steps);
        }
    }

    private static Fit diverged(String what, double value, int steps) {
        return new Fit.Failed("diverged: a " + what + " is " + value + " after " + steps + " steps");
    }
}
