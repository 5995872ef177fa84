package org.biassweep.spec;

/** What a criterion compares with ε: always "smaller is better", always over samples that were not trained on. */
public enum ErrorMeasure implements Keyword {
    /** sup over the evaluation samples of ‖h(x) − y(x)‖₁: the error of Theorem 1 (arXiv 2407.00957), sampled. */
    SUP,
    /** Root of the mean over the evaluation samples of ‖h(x) − y(x)‖₂². */
    RMSE
}
