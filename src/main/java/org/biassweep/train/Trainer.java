package org.biassweep.train;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.biassweep.network.FrozenNetwork;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.task.Task;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Status;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;

/**
 * Trains trials of one task and evaluates what was learned: all that is the same for every engine.
 *
 * <p>A trial that throws or diverges is a result with its reason; it never ends the others.
 */
public final class Trainer {

    private static final String HOST = host();

    private final Task task;
    private final LossListener listener;

    /**
     * @param task what all trials approximate
     * @param listener hears losses; the problem index is the trial's in the list given to {@link #train}
     */
    public Trainer(Task task, LossListener listener) {
        this.task = task;
        this.listener = listener;
    }

    /**
     * Trains trials of one engine.
     *
     * @param trials all of this trainer's task, all for the same engine
     * @return one result a trial, in their order
     * @throws IllegalArgumentException if there is no engine of that name
     */
    public List<TrialResult> train(List<Trial> trials) {
        List<TrialResult> results = new ArrayList<>(trials.size());
        if (trials.isEmpty()) {
            return results;
        }
        Engine engine = Engines.named(trials.get(0).engine().name());
        for (int from = 0; from < trials.size(); from += engine.batchSize()) {
            List<Trial> batch = trials.subList(from, Math.min(from + engine.batchSize(), trials.size()));
            results.addAll(trainBatch(engine, batch, from));
        }
        return results;
    }

    private List<TrialResult> trainBatch(Engine engine, List<Trial> batch, int offset) {
        long start = System.nanoTime();
        List<Outcome> outcomes = outcomes(engine, batch, offset);
        double seconds = (System.nanoTime() - start) / 1e9 / batch.size();
        List<TrialResult> results = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            Outcome outcome = outcomes.get(i);
            results.add(new TrialResult(
                    batch.get(i),
                    outcome.reason == null ? Status.OK : Status.FAILED,
                    outcome.reason,
                    outcome.steps,
                    outcome.loss,
                    outcome.errors,
                    seconds,
                    HOST,
                    Instant.now()));
        }
        return results;
    }

    private List<Outcome> outcomes(Engine engine, List<Trial> batch, int offset) {
        try {
            List<Problem> problems = batch.stream().map(Trainer::problem).toList();
            List<Fit> fits = engine.fit(
                    task.trainingSamples(),
                    problems,
                    (problem, step, loss) -> listener.loss(offset + problem, step, loss));
            List<Outcome> outcomes = new ArrayList<>(fits.size());
            for (int i = 0; i < fits.size(); i++) {
                outcomes.add(outcome(problems.get(i).network(), fits.get(i)));
            }
            return outcomes;
        } catch (OutOfMemoryError e) {
            return allFailed(batch, "out of memory: " + e.getMessage());
        } catch (RuntimeException e) {
            return allFailed(batch, "threw " + e);
        }
    }

    private Outcome outcome(FrozenNetwork network, Fit fit) {
        if (fit instanceof Fit.Learned learned) {
            double[] outputs = network.forward(learned.biases(), task.evaluationSamples());
            return new Outcome(null, learned.steps(), learned.loss(), task.measure(outputs));
        }
        return Outcome.failed(((Fit.Failed) fit).reason());
    }

    private static List<Outcome> allFailed(List<Trial> batch, String reason) {
        return batch.stream().map(trial -> Outcome.failed(reason)).toList();
    }

    private static Problem problem(Trial trial) {
        Configuration c = trial.configuration();
        FrozenNetwork network = FrozenNetwork.draw(
                c.inputs(), c.outputs(), c.width(), c.weightDistribution(), c.weightRange(), c.seed());
        return new Problem(network, c.weightRange(), c.training());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /** What became of one trial; a reason says that it failed. */
    private record Outcome(String reason, int steps, double loss, Map<ErrorMeasure, Double> errors) {

        static Outcome failed(String reason) {
            return new Outcome(reason, 0, Double.NaN, Map.of());
        }
    }
}
