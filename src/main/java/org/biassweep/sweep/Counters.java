package org.biassweep.sweep;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.biassweep.trial.Status;
import org.biassweep.trial.TrialResult;

/** What executors have done so far, as the driver sees it: for showing only, a pack that is run again counts again. */
final class Counters implements Serializable {

    private final LongAccumulator trained;
    private final LongAccumulator failed;
    private final DoubleAccumulator seconds;

    Counters(SparkContext context) {
        trained = context.longAccumulator("trials trained");
        failed = context.longAccumulator("trials failed");
        seconds = context.doubleAccumulator("estimated seconds done");
    }

    /** On an executor: a pack is done. */
    void count(Pack pack, List<TrialResult> results) {
        trained.add(results.size());
        failed.add(results.stream()
                .filter(result -> result.status() == Status.FAILED)
                .count());
        seconds.add(pack.seconds());
    }

    /** On the driver: shows how far a run of so many trials and estimated seconds is. */
    void show(Progress progress, long toTrain, double work) {
        progress.update(Math.min(trained.value(), toTrain), failed.value(), Math.min(1, seconds.value() / work));
    }
}
