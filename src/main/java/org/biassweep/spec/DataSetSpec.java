package org.biassweep.spec;

/** A data set as a task: samples that files hold. */
public sealed interface DataSetSpec extends TaskSpec permits ImageSet, TableSet {

    /** Stands for all the samples that there are, until the files have been counted. */
    int ALL = 0;

    /** How features are scaled before a network sees them. */
    Scaling scaling();

    /** Decides which samples a subset is, and which rows of a table are held out to test on. */
    long draw();

    /** The number of samples that errors are taken over; {@link #ALL}: all there are. */
    int testSamples();

    /** The same as {@link #testSamples()}. */
    @Override
    default int evalSamples() {
        return testSamples();
    }

    /** This data set with other numbers of samples. */
    DataSetSpec withSamples(int trainSamples, int testSamples);
}
