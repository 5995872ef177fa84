package org.biassweep.bench;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** How busy Spark's task slots were, from the starts and ends of its tasks. */
final class Occupancy extends SparkListener {

    private final int slots;
    private int running;
    private long busyMillis;
    private long lastFull;
    private long lastEnd;

    Occupancy(int slots) {
        this.slots = slots;
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart start) {
        running++;
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        if (running == slots) {
            lastFull = end.taskInfo().finishTime();
        }
        running--;
        busyMillis += end.taskInfo().duration();
        lastEnd = end.taskInfo().finishTime();
    }

    /** Seconds of all tasks together. */
    synchronized double busySeconds() {
        return busyMillis / 1e3;
    }

    /** Seconds from the last moment at which every slot had a task to the end of the last task. */
    synchronized double tailSeconds() {
        return (lastEnd - lastFull) / 1e3;
    }
}
