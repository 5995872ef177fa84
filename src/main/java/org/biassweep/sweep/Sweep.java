package org.biassweep.sweep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.biassweep.decision.Allocation;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.trial.Trial;

/**
 * Trains what is missing of a grid on Spark, wave after wave. Where seeds are added where they decide, it does so round after
 * round, and reads what is committed before each: a run goes on from whatever the one before it left.
 */
public final class Sweep {

    /** The Spark setting that says how long a wave takes at least, in seconds. */
    private static final String WAVE_SECONDS = "spark.biassweep.waveSeconds";

    private final SparkSession spark;
    private final TrialStore store;

    /**
     * @param spark where trials are trained
     * @param store where they are kept
     */
    public Sweep(SparkSession spark, TrialStore store) {
        this.spark = spark;
        this.store = store;
    }

    /**
     * Trains every trial of the plan's grid that the store does not hold, or, where seeds are added where they decide, round
     * after round what they ask for. When it returns, all are committed.
     *
     * @param plan the job and its grid
     * @param progress shown while training; not begun when there is nothing to do
     * @throws OutputException if the store cannot be read or written
     * @throws ClusterException if trials are for a device and an executor has none; nothing is trained then
     */
    public void run(Plan plan, Progress progress) {
        try (SharedTasks tasks = new SharedTasks(spark, plan)) {
            run(plan, progress, PackTrainer.withEngines(plan.job(), tasks));
        }
    }

    void run(Plan plan, Progress progress, PackTrainer trainer) {
        int wave = store.nextWave();
        store.removeUncommitted();
        Lanes lanes = new Lanes(JavaSparkContext.fromSparkContext(spark.sparkContext()), plan.job());
        Work work = new Work(plan, progress, trainer, lanes);
        try (progress) {
            Optional<Allocation> allocation = plan.allocation();
            if (allocation.isPresent()) {
                rounds(wave, work, allocation.get());
            } else {
                List<Trial> missing = plan.missing(store.committedIds());
                if (missing.isEmpty()) {
                    sayNothingIsLeft(work, missing);
                } else {
                    train(wave, work, missing, missing);
                }
            }
        }
    }

    private static void sayNothingIsLeft(Work work, List<Trial> missing) {
        int grid = work.plan.grid().size();
        work.progress.nothingLeft(grid - missing.size(), grid);
    }

    /** What stays the same from round to round. */
    private record Work(Plan plan, Progress progress, PackTrainer trainer, Lanes lanes) {}

    private void rounds(int first, Work work, Allocation allocation) {
        int wave = first;
        for (int round = 1; ; round++) {
            Map<String, Map<ErrorMeasure, Double>> committed = store.committedErrors();
            Allocation.Stage stage = allocation.after(committed);
            List<Trial> missing = work.plan.missing(committed.keySet());
            if (stage.next().isEmpty()) {
                if (round == 1) {
                    sayNothingIsLeft(work, missing);
                }
                return;
            }
            work.progress.round(round, stage.standing());
            wave += train(wave, work, missing, stage.next());
        }
    }

    /**
     * Trains some trials.
     *
     * @param first the number of the first wave
     * @param missing all trials of the grid that are not committed
     * @param next those to train
     * @return how many waves they took
     */
    private int train(int first, Work work, List<Trial> missing, List<Trial> next) {
        Plan plan = work.plan;
        Progress progress = work.progress;
        double waveSeconds = spark.sparkContext().getConf().getDouble(WAVE_SECONDS, 10);
        List<Lanes.Load> loads = work.lanes.loads(next);
        progress.begin(next.size(), plan.grid().size() - missing.size());
        double seconds = loads.stream()
                .flatMap(load -> load.packs().stream())
                .mapToDouble(Pack::seconds)
                .sum();
        double done = seconds(plan.grid()) - seconds(missing);
        Counters counters = new Counters(spark.sparkContext());
        WaveRun run = new WaveRun(spark, store, work.trainer, counters);
        int waves = 0;
        try (WavesInFlight inFlight = new WavesInFlight(spark.sparkContext(), run, first)) {
            for (Lanes.Load load : loads) {
                List<List<Pack>> cut = Packing.waves(load.packs(), load.together(), waveSeconds, done);
                inFlight.begin(load.lane(), cut);
                waves += cut.size();
            }
            inFlight.await(() -> counters.show(progress, next.size(), seconds));
        }
        return waves;
    }

    private static double seconds(List<Trial> trials) {
        return trials.stream().mapToDouble(Plan::seconds).sum();
    }
}
