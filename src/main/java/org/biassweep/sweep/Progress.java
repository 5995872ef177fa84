package org.biassweep.sweep;

import org.biassweep.decision.Standing;

/** Shows how far a sweep is. */
public interface Progress extends AutoCloseable {

    /** Shows nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void begin(long toTrain, long committed) {}

        @Override
        public void update(long trained, long failed, double share) {}

        @Override
        public void close() {}
    };

    /**
     * A round begins of a sweep that adds seeds where they decide.
     *
     * @param number 1 for the first of this run
     * @param standing what is decided before it
     */
    default void round(int number, Standing standing) {}

    /**
     * Training begins; where there are rounds, that of each.
     *
     * @param toTrain trials of this run, or round
     * @param committed trials of the grid that earlier ones trained
     */
    void begin(long toTrain, long committed);

    /**
     * There is nothing to train.
     *
     * @param committed trials of the grid that earlier runs trained
     * @param grid all trials of the grid; more, where what these gave makes the others needless
     */
    default void nothingLeft(long committed, long grid) {}

    /**
     * Some trials are done.
     *
     * @param trained so far since training began, failed ones included
     * @param failed of these
     * @param share of their estimated cost that is done, 0 … 1; costly trials come first, so it lags the trials
     */
    void update(long trained, long failed, double share);

    /** Training ended, whatever the way; or there was nothing to do. It may be closed again, and by another thread. */
    @Override
    void close();
}
