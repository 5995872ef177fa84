package org.biassweep.task;

/** What networks are trained on and evaluated on: samples of a function, or trajectories of a system. */
public sealed interface Data permits Samples, Trajectories {

    /** N, the number of samples or trajectories. */
    int count();

    /** d, the dimension of an input. */
    int inputs();

    /** l, the dimension of an output. */
    int outputs();
}
