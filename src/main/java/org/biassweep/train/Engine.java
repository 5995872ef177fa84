package org.biassweep.train;

import java.util.List;
import java.util.Optional;
import org.biassweep.task.Data;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;

/**
 * Fits the learned parameters of networks to samples. Engines are found by {@link java.util.ServiceLoader}; {@code engine:
 * auto} asks those that are {@link #isAutomatic} in the order of their listing.
 *
 * <p>A trial starts from the network that {@code draw} gives for its seed, whatever the engine. What one
 * network of a batch does never shows in another's fit: not its order, not its failure. The loss is the mean over the
 * samples of the squared error, summed over outputs; of a classification, the mean of the softmax cross-entropy; of a system, the mean over trajectories and times 1 … T, plus its
 * {@code Penalty}.
 */
public interface Engine {

    /** The engine's name and the version of its algorithm. */
    EngineVersion version();

    /**
     * How the engine would do a configuration to which it has no objection.
     *
     * @return {@link #version()}, with a {@link EngineVersion#mode} where it is not the usual way
     */
    default EngineVersion versionFor(Configuration configuration) {
        return version();
    }

    /**
     * Why this engine cannot train a configuration.
     *
     * @return half a sentence that names what it cannot do, or empty when it can
     */
    Optional<String> objection(Configuration configuration);

    /**
     * Estimates the seconds that one core needs for a configuration; what packs are balanced by.
     *
     * @return &gt; 0
     */
    double estimatedSeconds(Configuration configuration);

    /**
     * Estimates the bytes of heap that a configuration needs while it trains, its samples left out; not less than it
     * will need.
     */
    double estimatedBytes(Configuration configuration);

    /** Whether one trial takes the whole cluster, so that it is trained from the driver and not inside a Spark task. */
    default boolean isDistributed() {
        return false;
    }

    /** Whether {@code engine: auto} may choose it; one that may not is for those who name it. */
    default boolean isAutomatic() {
        return true;
    }

    /**
     * The most networks of one batch; it has fewer where that many need more memory than trials may use. Seconds are measured
     * a batch and shared out evenly.
     */
    default int batchSize() {
        return 1;
    }

    /**
     * Trains a batch.
     *
     * @param data what to fit; its dimensions are those of every problem
     * @param batch networks and how to train them
     * @param execution who listens, and on which device
     * @return one fit a problem, in the order of the batch
     * @throws org.biassweep.device.DeviceException if there is no device where it needs one, or it cannot compute
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it is looked at every step
     */
    List<Fit> fit(Data data, List<Problem> batch, Execution execution);
}
