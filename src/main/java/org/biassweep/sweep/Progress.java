package org.biassweep.sweep;

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
     * Training begins.
     *
     * @param toTrain trials of this run
     * @param committed trials of the grid that earlier runs trained
     */
    void begin(long toTrain, long committed);

    /**
     * Some trials are done.
     *
     * @param trained so far in this run, failed ones included
     * @param failed of these
     * @param share of this run's estimated cost that is done, 0 … 1; costly trials come first, so it lags the trials
     */
    void update(long trained, long failed, double share);

    /** Training ended, whatever the way. */
    @Override
    void close();
}
