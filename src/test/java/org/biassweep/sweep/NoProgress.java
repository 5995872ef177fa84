package org.biassweep.sweep;

/** Shows nothing. */
final class NoProgress implements Progress {

    @Override
    public void begin(long toTrain, long committed) {}

    @Override
    public void update(long trained, long failed, double share) {}

    @Override
    public void close() {}
}
