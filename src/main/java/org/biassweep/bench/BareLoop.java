package org.biassweep.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.biassweep.sweep.Plan;
import org.biassweep.train.Execution;
import org.biassweep.train.Trainer;
import org.biassweep.trial.Trial;

/** The trainers alone: as many threads as cores take the costliest trial that is left, until none is. */
final class BareLoop {

    private BareLoop() {}

    /** Trains every trial of the plan and keeps nothing; returns the wall-clock seconds. */
    static double seconds(Plan plan, int cores) throws InterruptedException, ExecutionException {
        ConcurrentLinkedQueue<Trial> queue = new ConcurrentLinkedQueue<>(plan.grid().stream()
                .sorted(Comparator.comparingDouble(Plan::seconds).reversed())
                .toList());
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < cores; i++) {
                running.add(threads.submit(() -> {
                    Trainer trainer =
                            new Trainer(plan.tasks().get(0), plan.job().trialTimeout(), Set.of(), Execution.PLAIN);
                    for (Trial trial = queue.poll(); trial != null; trial = queue.poll()) {
                        trainer.train(List.of(trial));
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
