package org.biassweep.bench;

import java.util.ArrayList;
import java.util.List;
import org.biassweep.task.Data;
import org.biassweep.train.Engine;
import org.biassweep.train.Engines;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;

/** Times the steps of a training by the losses that its listener hears. */
final class Stopwatch {

    private Stopwatch() {}

    /**
     * What a training took.
     *
     * @param before seconds until the first step
     * @param step seconds of a step, the mean from the first loss heard to the last during training
     * @param loss at the end
     */
    record Laps(double before, double step, double loss) {}

    /** Trains once. */
    static Laps time(String engine, Data data, Problem problem) {
        return time(Engines.named(engine), data, List.of(problem));
    }

    /** Trains networks together, once; times those steps that the first of them takes, and tells its loss. */
    static Laps time(Engine engine, Data data, List<Problem> problems) {
        List<Long> marks = new ArrayList<>();
        List<Integer> heard = new ArrayList<>();
        long begin = System.nanoTime();
        Execution execution = new Execution(
                (index, step, loss) -> {
                    if (index == 0) {
                        marks.add(System.nanoTime());
                        heard.add(step);
                    }
                },
                null);
        Fit fit = engine.fit(data, problems, execution).get(0);
        if (fit instanceof Fit.Failed failed) {
            throw new IllegalStateException(engine.version().name() + " " + failed.reason());
        }
        int last = marks.size() - 2;
        return new Laps(
                (marks.get(0) - begin) / 1e9,
                (marks.get(last) - marks.get(0)) / 1e9 / heard.get(last),
                ((Fit.Learned) fit).loss());
    }
}
