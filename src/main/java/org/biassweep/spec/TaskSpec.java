package org.biassweep.spec;

import java.io.Serializable;

/** What a job file says of one task. {@code org.biassweep.task} makes the task itself from it. */
public sealed interface TaskSpec extends Serializable
        permits CatalogueFunction, WrittenFunction, SystemSpec, DataSetSpec {

    /** The task's name in tables and charts; unique in a job. */
    String name();

    /** N, the number of samples (trajectories, of a system) trained on. */
    int trainSamples();

    /** The number of samples (trajectories, of a system) that errors are taken over. */
    int evalSamples();
}
