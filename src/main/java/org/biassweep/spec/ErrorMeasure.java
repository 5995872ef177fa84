package org.biassweep.spec;

/** What a criterion compares with ε: always "smaller is better", always over the evaluation samples. */
public enum ErrorMeasure implements Keyword {
    /** sup over the evaluation samples of ‖h(x) − y(x)‖₁: the error of Theorem 1 (arXiv 2407.00957), sampled. */
    SUP,
    /** Root of the mean over the evaluation samples (and times, of a system) of ‖h(x) − y(x)‖₂². */
    RMSE,
    /** sup over the evaluation trajectories of Σₜ ‖yₜ − ŷₜ‖₁, t = 1 … T: the error of Theorem 2 (arXiv 2407.00957), sampled. */
    TRAJECTORY,
    /** Σ ‖yₜ − ŷₜ‖₂² over Σ ‖yₜ − ȳ‖₂², all evaluation trajectories and times, ȳ the mean of each output: 1 − R². */
    NMSE,
    /** The share of the test samples whose largest output is not their label's. */
    TEST_ERROR,
    /** The mean over the test samples of the softmax cross-entropy, in nats. */
    TEST_LOSS
}
