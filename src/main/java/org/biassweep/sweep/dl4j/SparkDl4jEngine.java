package org.biassweep.sweep.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.train.Engine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.biassweep.train.dl4j.Batches;
import org.biassweep.train.dl4j.Descent;
import org.biassweep.train.dl4j.Dl4jEngine;
import org.biassweep.train.dl4j.Learner;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;

/**
 * Trains one network over the cluster with Deeplearning4j's parameter averaging: what {@link Dl4jEngine} does, the samples of
 * a step shared out among workers.
 *
 * <p>A step begins with parameters θ and the moments m and v of Adam, the same at each of P workers. Worker p takes one step
 * of {@link Dl4jEngine} on its share: with g_p the gradient of the mean loss over the share,
 *
 * <pre>
 *     m_p = β₁ m + (1 − β₁) g_p,   v_p = β₂ v + (1 − β₂) g_p²,   θ_p = θ − α m̂_p / (√v̂_p + ε)
 * </pre>
 *
 * and θ, m, v become the means of θ_p, m_p, v_p over the workers, in this order of summation. So m is, where shares are
 * equal, that of one machine; v is larger, by (1 − β₂) times the variance of the gradient among workers; and θ moves by
 * the mean of quotients instead of the quotient of means. With one worker all of it is {@link Dl4jEngine}. The number of
 * workers decides the result, so it is part of the trial's identity ({@link EngineVersion#mode}); the number of executors and
 * cores that they run on is not, and does not.
 *
 * <p>Frozen parameters are put back after every averaging, which moves them by rounding where the workers are no power of
 * two.
 *
 * <p>Each process holds the whole network; what is split is the samples of a step and, with them, activations and their
 * gradients, about 24 bytes for each unit and sample. So a training is "too large for one executor" in one sense only: width
 * times samples of a step. All parameters of 10,000 units on 100,000 samples of a function need 24 GB with {@link
 * Dl4jEngine}, 12 GB a process with 2 workers and 2.4 GB with 10; a network whose parameters alone exceed one heap cannot be
 * trained with any number of workers. For speed it is a mistake: {@code scripts/bench dl4j-spark}, 784 inputs and 1000
 * units, took 1.2 to 23 times as long as {@link Dl4jEngine} on the same two cores, the longer the smaller the batch.
 */
public final class SparkDl4jEngine implements Engine {

    private static final String NAME = "dl4j-spark";
    private static final int ALGORITHM = 1;

    /** The Spark setting that says how many workers share the samples of a step. */
    private static final String WORKERS = "spark.biassweep.networkWorkers";

    private static final String DEFAULT_WORKERS = "2";
    private static final String MODE = "workers=";

    private static final double SECONDS_A_JOB = 0.1;
    private static final double SECONDS_A_NUMBER = 60e-9;

    /** Bytes that {@link Dl4jEngine} needs for each unit and sample of a step. */
    private static final double PER_ACTIVITY = 6 * 4.0;

    private static final double ROUNDING = 0x1p-23;

    private final Engine alone = new Dl4jEngine();

    @Override
    public EngineVersion version() {
        return new EngineVersion(NAME, ALGORITHM);
    }

    @Override
    public EngineVersion versionFor(Configuration configuration) {
        return new EngineVersion(NAME, ALGORITHM, MODE + workers());
    }

    @Override
    public boolean isDistributed() {
        return true;
    }

    @Override
    public Optional<String> objection(Configuration configuration) {
        if (!workers().matches("[1-9]\\d{0,3}")) {
            return Optional.of("shares samples out among " + WORKERS
                    + " workers, a whole number from 1 to 9999, and it is " + workers());
        }
        int samples = samplesOfAStep(configuration);
        if (Integer.parseInt(workers()) > samples) {
            return Optional.of("shares samples out among " + workers() + " workers (" + WORKERS + "), and a step has "
                    + samples + " samples");
        }
        return alone.objection(configuration);
    }

    private static String workers() {
        return new SparkConf().get(WORKERS, DEFAULT_WORKERS);
    }

    private static int samplesOfAStep(Configuration configuration) {
        Integer batchSize = configuration.training().batchSize();
        return batchSize == null ? configuration.task().trainSamples() : batchSize;
    }

    /**
     * {@inheritDoc}
     *
     * <p>What {@link Dl4jEngine} needs, and for each step 0.1 s for a Spark job and, for each worker, 60 ns for each number
     * that travels there and back: parameters, frozen ones too, and moments. Measured with 2 workers and what comes on top of
     * {@link Dl4jEngine}, on two cores that had other work besides: of 0.8 million numbers 0.25 s a step in one process and
     * 0.6 s on two executors, of 2.4 million 0.4 and 1.1 s.
     */
    @Override
    public double estimatedSeconds(Configuration configuration) {
        int workers = Integer.parseInt(workers());
        double step = SECONDS_A_JOB + workers * SECONDS_A_NUMBER * numbers(configuration);
        return alone.estimatedSeconds(configuration) + configuration.training().steps() * step;
    }

    /** Parameters and moments. */
    private static double numbers(Configuration configuration) {
        double perUnit =
                configuration.shape().inputs() + 1.0 + configuration.shape().outputs();
        return perUnit * configuration.width() + 2.0 * configuration.trainedParameters();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of the driver, which holds the network, what it sends and what comes back from every worker; or of an executor that
     * trains one share, where that is more. In Spark's local mode they all share one heap, and need the sum.
     */
    @Override
    public double estimatedBytes(Configuration configuration) {
        int workers = Integer.parseInt(workers());
        double sent = 2 * 4.0 * numbers(configuration); // as an array and serialised
        double samples = samplesOfAStep(configuration);
        double data = 2
                * 4.0
                * samples
                * (configuration.shape().inputs() + configuration.shape().outputs());
        double driver = (2 + workers) * sent + data;
        double share = alone.estimatedBytes(configuration)
                - PER_ACTIVITY * configuration.width() * samples * (1 - 1.0 / workers);
        return Math.max(driver, share + sent);
    }

    @Override
    public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
        if (TaskContext.get() != null || SparkSession.getDefaultSession().isEmpty()) {
            throw new IllegalStateException(NAME + " trains from the driver of an open Spark session");
        }
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSession.active().sparkContext());
        List<Fit> fits = new ArrayList<>(batch.size());
        for (Problem problem : batch) {
            int index = fits.size();
            LossListener listener = (first, step, loss) -> execution.listener().loss(index, step, loss);
            fits.add(fit(context, data, problem, listener));
        }
        return fits;
    }

    private static Fit fit(JavaSparkContext context, Data data, Problem problem, LossListener listener) {
        String mode = problem.mode().isEmpty() ? MODE + DEFAULT_WORKERS : problem.mode();
        int workers = Integer.parseInt(mode.substring(MODE.length()));
        try (Learner learner = new Learner(problem, data instanceof Examples);
                Batches batches = new Batches(data, problem);
                Shares shares = new Shares(context, batches, workers)) {
            OrderedAveraging averaging = new OrderedAveraging(workers, (batches.largest() + workers - 1) / workers);
            SparkDl4jMultiLayer network = new SparkDl4jMultiLayer(context, learner.network(), averaging);
            return Descent.run(
                    learner,
                    data,
                    problem,
                    step -> {
                        network.fit(shares.of(step));
                        restoreFrozen(learner, workers);
                        return network.getScore();
                    },
                    listener);
        }
    }

    /** The mean of P equal numbers is off by at most P roundings; more would not be rounding. */
    private static void restoreFrozen(Learner learner, int workers) {
        double drift = learner.restoreFrozen();
        if (drift > workers * ROUNDING) {
            throw new IllegalStateException(
                    "averaging moved a frozen parameter by " + drift + " of itself, which is more than rounding");
        }
    }
}
