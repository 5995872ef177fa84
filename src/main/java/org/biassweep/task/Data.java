package org.biassweep.task;

/** What networks are trained on and evaluated on: samples of a function, trajectories of a system, or labelled examples. */
public sealed interface Data permits Samples, Trajectories, Examples {

    /** N, the number of samples, trajectories or examples. */
    int count();

    /** d, the dimension of an input. */
    int inputs();

    /** l, the dimension of an output; the number of classes, of examples. */
    int outputs();
}
