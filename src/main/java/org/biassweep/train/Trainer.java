package org.biassweep.train;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.biassweep.device.DeviceException;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Network;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.Save;
import org.biassweep.task.Task;
import org.biassweep.task.Trajectories;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.SavedTrajectory;
import org.biassweep.trial.SavedUnits;
import org.biassweep.trial.Status;
import org.biassweep.trial.Stopped;
import org.biassweep.trial.Trial;
import org.biassweep.trial.TrialResult;

/**
 * Trains trials of one task and evaluates what was learned: all that is the same for every engine.
 *
 * <p>A trial that throws, diverges, needs more memory than there is or takes longer than it may is a result with its
 * reason; it never ends the others. A device that cannot compute is no trial's result: it ends them all.
 */
public final class Trainer {

    private static final String HOST = host();

    private final Task task;
    private final double limitSeconds;
    private final Set<Save> save;
    private final Execution execution;

    /**
     * @param task what all trials approximate
     * @param limitSeconds how long a trial may take, &gt; 0
     * @param save what results keep besides numbers
     * @param execution the listener's problem index is the trial's in the list given to {@link #train}
     */
    public Trainer(Task task, double limitSeconds, Set<Save> save, Execution execution) {
        this.task = task;
        this.limitSeconds = limitSeconds;
        this.save = save;
        this.execution = execution;
    }

    /**
     * Trains trials of one engine.
     *
     * @param trials all of this trainer's task, all for the same engine
     * @return one result a trial, in their order
     * @throws IllegalArgumentException if there is no engine of that name
     * @throws DeviceException if there is no device to train on, or it cannot, which says nothing of the trials
     * @throws CancellationException if the thread is interrupted
     */
    public List<TrialResult> train(List<Trial> trials) {
        List<TrialResult> results = new ArrayList<>(trials.size());
        if (trials.isEmpty()) {
            return results;
        }
        Engine engine = Engines.named(trials.get(0).engine().name());
        try (TimeLimit thread = new TimeLimit()) {
            while (results.size() < trials.size()) {
                List<Trial> rest = trials.subList(results.size(), trials.size());
                List<Trial> batch = rest.subList(0, batchSize(engine, rest, MemoryBudget.OF_THIS_PROCESS));
                results.addAll(trainBatch(engine, batch, results.size(), thread));
            }
        }
        return results;
    }

    /**
     * The result of a trial that could not be trained at all.
     *
     * @param trial which
     * @param reason why
     */
    public static TrialResult failure(Trial trial, String reason) {
        return result(trial, Outcome.failed(reason), 0, null);
    }

    /** How many of the first trials go into one batch: what the engine takes and memory allows, one in any case. */
    static int batchSize(Engine engine, List<Trial> trials, MemoryBudget memory) {
        int most = Math.min(engine.batchSize(), trials.size());
        double bytes = engine.estimatedBytes(trials.get(0).configuration());
        int size = 1;
        while (size < most) {
            bytes += engine.estimatedBytes(trials.get(size).configuration());
            if (!memory.allows(bytes)) {
                break;
            }
            size++;
        }
        return size;
    }

    private List<TrialResult> trainBatch(Engine engine, List<Trial> batch, int offset, TimeLimit thread) {
        double bytes = batch.stream()
                .mapToDouble(trial -> engine.estimatedBytes(trial.configuration()))
                .sum();
        MemoryBudget memory = MemoryBudget.OF_THIS_PROCESS;
        if (!memory.allows(bytes)) {
            return allFailed(
                    batch,
                    String.format(
                            Locale.ROOT,
                            "out of memory: it needs about %.1f GiB, and trials may use %.1f GiB here; give the driver or the"
                                    + " executors more, or a classification less by trial_memory",
                            bytes / (1 << 30),
                            memory.bytes() / (1 << 30)));
        }
        Duration limit = Duration.ofNanos((long) (1e9 * limitSeconds * batch.size()));
        try (MemoryBudget.Share share = memory.take(bytes)) {
            return trainBatch(engine, batch, offset, thread, limit);
        } catch (TimeoutException | ExecutionException e) {
            if (e.getCause() instanceof DeviceException failure) {
                throw failure;
            }
            return batch.size() > 1 ? oneByOne(engine, batch, offset, thread) : allFailed(batch, reason(e));
        }
    }

    private String reason(Exception e) {
        if (e instanceof TimeoutException) {
            return "took longer than trial_timeout, " + Numbers.text(limitSeconds) + " seconds, and was given up";
        }
        return e.getCause() instanceof OutOfMemoryError
                ? "out of memory: " + e.getCause().getMessage()
                : "threw " + e.getCause();
    }

    /** What one trial does to its batch is not the others' fault: each is trained alone. */
    private List<TrialResult> oneByOne(Engine engine, List<Trial> batch, int offset, TimeLimit thread) {
        List<TrialResult> results = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            results.addAll(trainBatch(engine, batch.subList(i, i + 1), offset + i, thread));
        }
        return results;
    }

    private List<TrialResult> trainBatch(Engine engine, List<Trial> batch, int offset, TimeLimit thread, Duration limit)
            throws TimeoutException, ExecutionException {
        long start = System.nanoTime();
        Waiting waiting = new Waiting();
        List<Outcome> outcomes = thread.call(() -> outcomes(engine, batch, offset, waiting), limit, waiting);
        double seconds = (System.nanoTime() - start - waiting.nanos()) / 1e9 / batch.size();
        List<TrialResult> results = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            results.add(result(batch.get(i), outcomes.get(i), seconds, execution.device()));
        }
        return results;
    }

    /** The first trajectory: targets and outputs lie time after time, trajectory after trajectory. */
    private static SavedTrajectory saved(Trajectories data, double[] outputs) {
        int l = data.outputs();
        double[] target = new double[data.horizon() * l];
        double[] prediction = new double[data.horizon() * l];
        for (int t = 0; t < data.horizon(); t++) {
            System.arraycopy(data.y(), data.observation(t + 1), target, t * l, l);
            System.arraycopy(outputs, t * data.count() * l, prediction, t * l, l);
        }
        return new SavedTrajectory(target, prediction);
    }

    private List<Outcome> outcomes(Engine engine, List<Trial> batch, int offset, Waiting waiting) {
        List<Problem> problems = batch.stream().map(Trainer::problem).toList();
        LossListener listener = (problem, step, loss) -> execution.listener().loss(offset + problem, step, loss);
        List<Fit> fits =
                engine.fit(task.trainingData(), problems, new Execution(listener, execution.device(), waiting));
        List<Outcome> outcomes = new ArrayList<>(fits.size());
        for (int i = 0; i < fits.size(); i++) {
            outcomes.add(outcome(problems.get(i).network(), fits.get(i)));
        }
        return outcomes;
    }

    private static TrialResult result(Trial trial, Outcome outcome, double seconds, String device) {
        return new TrialResult(
                trial,
                outcome.reason == null ? Status.OK : Status.FAILED,
                outcome.reason,
                outcome.steps,
                outcome.stopped,
                outcome.loss,
                outcome.errors,
                outcome.supIsCertified,
                outcome.saved,
                outcome.units,
                seconds,
                HOST,
                device,
                Instant.now());
    }

    private Outcome outcome(Network drawn, Fit fit) {
        if (fit instanceof Fit.Learned learned) {
            double[] outputs = learned.network().evaluate(task.evaluationData());
            SavedTrajectory saved =
                    save.contains(Save.TRAJECTORIES) && task.evaluationData() instanceof Trajectories trajectories
                            ? saved(trajectories, outputs)
                            : null;
            SavedUnits units = save.contains(Save.BIASES) && learned.network() instanceof FeedforwardNetwork feedforward
                    ? new UnitActivity(feedforward, task.evaluationData()).saved(drawn.biases(), learned.mask())
                    : null;
            Map<ErrorMeasure, Double> errors = new EnumMap<>(task.measure(outputs));
            OptionalDouble sup = certifiedSup(learned.network());
            sup.ifPresent(bound -> errors.put(ErrorMeasure.SUP, bound));
            return new Outcome(
                    null, learned.steps(), learned.stopped(), learned.loss(), errors, sup.isPresent(), saved, units);
        }
        return Outcome.failed(((Fit.Failed) fit).reason());
    }

    private OptionalDouble certifiedSup(Network network) {
        return network instanceof FeedforwardNetwork feedforward && feedforward.inputs() == 1
                ? task.certifiedSup(feedforward.unfolded())
                : OptionalDouble.empty();
    }

    private List<TrialResult> allFailed(List<Trial> batch, String reason) {
        return batch.stream()
                .map(trial -> result(trial, Outcome.failed(reason), 0, execution.device()))
                .toList();
    }

    private static Problem problem(Trial trial) {
        Configuration c = trial.configuration();
        boolean biasesAreTrained = c.learn() == Learn.BIASES || c.learn() == Learn.ALL;
        long start = biasesAreTrained ? c.start() : 0;
        Network network = c.isRecurrent()
                ? RecurrentNetwork.draw(
                        c.recurrence(), c.shape(), c.width(), c.weightDistribution(), c.weightScale(), c.seed(), start)
                : FeedforwardNetwork.draw(
                        c.shape().inputs(),
                        c.shape().outputs(),
                        c.width(),
                        c.weightDistribution(),
                        c.weightScale().value(),
                        c.seed(),
                        start);
        return new Problem(
                network,
                c.learn(),
                c.unit(),
                c.training(),
                new Start(c.seed(), c.start()),
                trial.engine().mode());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /** What became of one trial; a reason says that it failed. */
    private record Outcome(
            String reason,
            int steps,
            Stopped stopped,
            double loss,
            Map<ErrorMeasure, Double> errors,
            boolean supIsCertified,
            SavedTrajectory saved,
            SavedUnits units) {

        static Outcome failed(String reason) {
            return new Outcome(reason, 0, null, Double.NaN, Map.of(), false, null, null);
        }
    }
}
