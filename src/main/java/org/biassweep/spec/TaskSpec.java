package org.biassweep.spec;

import java.io.Serializable;

/** What a job file says of one task. {@code org.biassweep.task} makes the task itself from it. */
public sealed interface TaskSpec extends Serializable permits CatalogueFunction, WrittenFunction {

    /** The task's name in tables and charts; unique in a job. */
    String name();

    /** N, the number of samples trained on. */
    int trainSamples();

    /** The number of samples that errors are taken over. */
    int evalSamples();
}
