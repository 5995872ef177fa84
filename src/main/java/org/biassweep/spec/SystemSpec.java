package org.biassweep.spec;

/** A dynamical system as a task. */
public sealed interface SystemSpec extends TaskSpec permits CatalogueSystem, WrittenSystem {

    /** How trajectories are taken. */
    Sampling sampling();

    /** The number of trajectories trained on. */
    @Override
    default int trainSamples() {
        return sampling().trainTrajectories();
    }

    /** The number of trajectories that errors are taken over. */
    @Override
    default int evalSamples() {
        return sampling().evalTrajectories();
    }
}
