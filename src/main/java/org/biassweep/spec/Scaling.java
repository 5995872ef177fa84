package org.biassweep.spec;

/** How the features of a data set are scaled. What it takes to know is taken from the samples that are trained on. */
public enum Scaling implements Keyword {
    /** Not at all. */
    NONE,
    /** To [0, 1]: a pixel by its largest possible value, a table's feature by its least and largest. */
    UNIT,
    /** Each feature to mean 0 and variance 1. */
    STANDARDIZED
}
