package org.biassweep.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.sweep.Plan;
import org.biassweep.task.Examples;
import org.biassweep.train.Problem;

/**
 * Twenty epochs of bias learning on MNIST next to Deeplearning4j and to eager PyTorch, which multiplies each batch with the
 * frozen weights, or is given the products as this engine keeps them; in turn, one thread each. {@code scripts/bench
 * classifier}.
 */
public final class ClassifierBench {

    private static final int[] WIDTHS = {256, 1024, 4096};
    private static final int EPOCHS = 20;
    private static final int BATCH = 200;
    private static final int STEPS = EPOCHS * 60_000 / BATCH;
    private static final int WIDTH_OF_MODES = 1024;
    private static final double RANGE = 0.1;

    /** Steps and epochs that the others are timed over; theirs all cost the same. */
    private static final int STEPS_OF_DL4J = 30;

    private static final int EPOCHS_OF_PYTORCH = 2;

    private final Examples examples;
    private final Peer peer;
    private final String folder;
    private final int rounds;

    /** Seconds until the first step, and of an epoch. */
    private record Seconds(double before, double epoch) {

        static final Seconds UNKNOWN = new Seconds(Double.NaN, Double.NaN);

        double all() {
            return before + EPOCHS * epoch;
        }

        Seconds best(Seconds other) {
            return Double.isNaN(other.all()) || all() < other.all() ? this : other;
        }
    }

    /** How long a training took, and how well it learned. */
    private record Timed(Seconds seconds, double loss) {}

    private ClassifierBench(String script, String folder, int rounds) {
        this.peer = Peer.pyTorch(script);
        this.folder = folder;
        this.rounds = rounds;
        String job = "{sweep: bench, tasks: [{images: mnist, folder: '" + folder
                + "'}], grid: {widths: [1], weight_ranges: [1]},"
                + " criteria: [{error: test_error, epsilons: [0.1]}]}";
        this.examples = (Examples) Plan.of(job, List.of()).tasks().get(0).trainingData();
    }

    /**
     * Prints a line a width; takes several minutes.
     *
     * @param arguments the peer's script, the folder of MNIST, and the number of rounds; 2 if it is left out
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new ClassifierBench(arguments[0], arguments[1], arguments.length < 3 ? 2 : Integer.parseInt(arguments[2]))
                .run();
    }

    private void run() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%d epochs of bias learning on MNIST, %,d samples, batches of %d, H made among them; one thread each, best of %d"
                        + " rounds in turn%n%n%8s %38s %24s %24s%n%8s %12s %12s %12s %11s %12s %11s %12s%n",
                EPOCHS,
                examples.count(),
                BATCH,
                rounds,
                "",
                "all, theirs / ours: PyTorch, DL4J, H kept",
                "an epoch, H kept",
                "ours, s",
                "m",
                "PyTorch",
                "DL4J",
                "PyTorch, H",
                "/ ours",
                "PyTorch, ms",
                "H",
                "an epoch");
        ours(WIDTHS[0]);
        for (int width : WIDTHS) {
            Seconds ours = Seconds.UNKNOWN;
            Seconds dl4j = Seconds.UNKNOWN;
            Seconds ordinary = Seconds.UNKNOWN;
            Seconds cached = Seconds.UNKNOWN;
            for (int round = 0; round < rounds; round++) {
                ours = ours(width).best(ours);
                dl4j = dl4j(width).best(dl4j);
                ordinary = pyTorch(width, "ordinary").best(ordinary);
                cached = pyTorch(width, "cached").best(cached);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%8d %12.1f %12.1f %12.1f %11.1f %12.0f %11.2f %12.3f%n",
                    width,
                    ordinary.all() / ours.all(),
                    dl4j.all() / ours.all(),
                    cached.all() / ours.all(),
                    cached.epoch() / ours.epoch(),
                    1e3 * cached.epoch(),
                    ours.before(),
                    ours.epoch());
        }
        modes();
    }

    private void modes() {
        System.out.printf(
                "%nwhere a trial has not the memory for H in single precision, m = %d%n%n%12s %12s %12s %20s%n",
                WIDTH_OF_MODES, "H", "MiB", "an epoch, s", "loss at the end");
        for (String mode : List.of("", "half", "recomputed")) {
            double bytes = mode.isEmpty() ? 4 : mode.equals("half") ? 2 : 0;
            Timed timed = timed("fused", mode, WIDTH_OF_MODES, STEPS);
            System.out.printf(
                    Locale.ROOT,
                    "%12s %12.0f %12.3f %20.5f%n",
                    mode.isEmpty() ? "single" : mode,
                    bytes * WIDTH_OF_MODES * examples.count() / (1 << 20),
                    timed.seconds().epoch(),
                    timed.loss());
        }
    }

    private Seconds ours(int width) {
        return timed("fused", "", width, STEPS).seconds();
    }

    private Seconds dl4j(int width) {
        return timed("dl4j", "", width, STEPS_OF_DL4J).seconds();
    }

    private Timed timed(String engine, String mode, int width, int steps) {
        FeedforwardNetwork network = FeedforwardNetwork.draw(
                examples.inputs(), examples.outputs(), width, WeightDistribution.UNIFORM, RANGE, 1, 0);
        Training training = new Training(Optimizer.ADAM, 1, Schedule.COSINE, steps, BATCH, null, null);
        Problem problem = new Problem(network, Learn.BIASES, RANGE, training, new Start(1, 0), mode);
        Stopwatch.Laps laps = Stopwatch.time(engine, examples, problem);
        return new Timed(new Seconds(laps.before(), laps.step() * examples.count() / BATCH), laps.loss());
    }

    private Seconds pyTorch(int width, String way) throws IOException, InterruptedException {
        Optional<double[]> seconds = peer.numbers(folder, width, EPOCHS_OF_PYTORCH, BATCH, way);
        return seconds.map(both -> new Seconds(both[0], both[1])).orElse(Seconds.UNKNOWN);
    }
}
