package org.biassweep.sweep.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.biassweep.train.dl4j.Batches;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The samples of each step, cut into consecutive shares, one a worker, whose sizes differ by at most one. An executor
 * fetches the shares that it works on, and keeps them while they are the same at every step.
 */
final class Shares implements AutoCloseable {

    private final JavaSparkContext context;
    private final Batches batches;
    private final int workers;
    private List<Broadcast<DataSet>> held = List.of();

    /** @param workers at most as many as the smallest step has samples, or some of its shares are left out */
    Shares(JavaSparkContext context, Batches batches, int workers) {
        this.context = context;
        this.batches = batches;
        this.workers = workers;
    }

    /** The shares of a step, one a partition. */
    JavaRDD<DataSet> of(int step) {
        if (held.isEmpty() || !batches.areFull()) {
            close();
            held = cut(batches.of(step));
        }
        return context.parallelize(held, held.size()).map(Broadcast::value);
    }

    private List<Broadcast<DataSet>> cut(int[] samples) {
        List<Broadcast<DataSet>> shares = new ArrayList<>(workers);
        for (int worker = 0; worker < workers; worker++) {
            int from = (int) ((long) samples.length * worker / workers);
            int to = (int) ((long) samples.length * (worker + 1) / workers);
            if (from < to) {
                shares.add(context.broadcast(batches.read(Arrays.copyOfRange(samples, from, to))));
            }
        }
        return shares;
    }

    @Override
    public void close() {
        held.forEach(Broadcast::destroy);
        held = List.of();
    }
}
