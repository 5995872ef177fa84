package org.biassweep.bench;

import java.io.IOException;
import java.util.Locale;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.train.Problem;

/**
 * Full-batch steps of bias learning of functions: this project's engines, Deeplearning4j, and PyTorch, one network at a time and
 * many together; in turn, one thread each. Then the fused engine's steps next to what the machine can do at most. {@code
 * scripts/bench steps}.
 */
public final class StepBench {

    /** The operations of a batch of networks in PyTorch, so many that a step takes a tenth of a second or so. */
    private static final double OPERATIONS_OF_A_BATCH = 3e7;

    private static final double SECONDS_OF_A_TRAINING = 0.4;
    private static final int[] WIDTHS = {64, 1024, 16384};
    private static final int[] SAMPLES = {256, 1024};
    private static final int[] OUTPUTS = {1, 10};

    private final Peer peer;
    private final int rounds;
    private final Ceilings ceilings = new Ceilings();

    /** A network on samples: d, m, N, l. */
    private record Size(int inputs, int width, int samples, int outputs) {

        double operations() {
            return (double) width * samples * (2 * outputs + 3);
        }

        String text() {
            return String.format(Locale.ROOT, "%3d %7d %7d %4d", inputs, width, samples, outputs);
        }
    }

    private StepBench(String script, int rounds) {
        this.peer = Peer.pyTorch(script);
        this.rounds = rounds;
    }

    /**
     * Prints a line a size; takes several minutes.
     *
     * @param arguments the peer's script and the number of rounds; 3 if it is left out
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new StepBench(arguments[0], arguments.length < 2 ? 3 : Integer.parseInt(arguments[1])).run();
    }

    private void run() throws IOException, InterruptedException {
        System.out.printf("a step of bias learning, one thread each, best of %d rounds in turn%n%n", rounds);
        System.out.printf(
                "%24s %40s %40s%n%3s %7s %7s %4s %9s %14s %7s %7s %9s %9s %9s %10s %9s%n",
                "",
                "times as long as ours",
                "a step, microseconds",
                "d",
                "m",
                "N",
                "l",
                "PyTorch",
                "many together",
                "DL4J",
                "fused",
                "ours",
                "fused",
                "PyTorch",
                "together",
                "DL4J");
        warmUp();
        compare("hinge", new Size(1, 1024, 256, 1));
        compare("hinge", new Size(1, 4096, 4096, 1));
        compare("hinge", new Size(1, 1024, 256, 10));
        compare("fused", new Size(2, 64, 256, 1));
        compare("fused", new Size(2, 1024, 256, 1));
        compare("fused", new Size(2, 16384, 256, 1));
        compare("fused", new Size(2, 1024, 256, 10));
        shares();
    }

    private void warmUp() {
        ours("hinge", new Size(1, 512, 256, 1));
        ours("hinge", new Size(1, 512, 256, 3));
        for (int outputs : OUTPUTS) {
            ours("fused", new Size(2, 512, 256, outputs));
        }
    }

    private void compare(String engine, Size size) throws IOException, InterruptedException {
        double ours = Double.POSITIVE_INFINITY;
        double fused = Double.POSITIVE_INFINITY;
        double eager = Double.POSITIVE_INFINITY;
        double together = Double.POSITIVE_INFINITY;
        double dl4j = Double.POSITIVE_INFINITY;
        int networks = (int) Math.max(2, Math.min(1000, OPERATIONS_OF_A_BATCH / size.operations()));
        for (int round = 0; round < rounds; round++) {
            ours = Math.min(ours, ours(engine, size));
            fused = Math.min(fused, ours("fused", size));
            eager = Math.min(eager, pyTorch(size, 1));
            together = Math.min(together, pyTorch(size, networks) / networks);
            dl4j = Math.min(dl4j, microseconds("dl4j", size, 12));
        }
        System.out.printf(
                Locale.ROOT,
                "%s %9.1f %14.1f %7.1f %7.1f %9.1f %9.1f %9.1f %10.1f %9.0f%n",
                size.text(),
                eager / ours,
                together / ours,
                dl4j / ours,
                fused / ours,
                ours,
                fused,
                eager,
                together,
                dl4j);
    }

    /**
     * The time that memory and arithmetic allow at least, and how much of what a step takes it is. Of one output the first pass
     * compares and adds where a unit is active; of several it first takes the residuals back through the readout. The second
     * adds the bias, rectifies, and adds to each output.
     */
    private void shares() {
        double operations = ceilings.operationsPerSecond();
        System.out.printf(
                Locale.ROOT,
                "%nthe most that one core does: %.0f billion multiply-adds of %d floats a second; it reads%n",
                operations / 1e9,
                Ceilings.lanes());
        for (long kibibytes : new long[] {16, 256, 8192, 262_144}) {
            System.out.printf(
                    Locale.ROOT,
                    "  %,9d KiB again and again at %.0f GB/s%n",
                    kibibytes,
                    ceilings.bytesPerSecond(kibibytes << 10) / 1e9);
        }
        System.out.printf(
                "%na step of the fused engine is two passes, between which a bias moves: the first reads every pre-activation from where"
                        + " all of them fit,%nthe second from the first-level cache; an operation on a vector counts as a multiply-add%n%n%24s"
                        + " %12s %12s %12s %12s %8s %12s%n",
                "d       m       N    l", "step, us", "memory, us", "arithm., us", "at least, us", "share", "binds");
        for (int outputs : OUTPUTS) {
            for (int samples : SAMPLES) {
                for (int width : WIDTHS) {
                    share(new Size(2, width, samples, outputs), operations);
                }
            }
        }
    }

    private void share(Size size, double operationsPerSecond) {
        double step = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            step = Math.min(step, ours("fused", size));
        }
        long bytes = 4L * size.width() * size.samples();
        double memory = 1e6 * bytes / ceilings.bytesPerSecond(bytes);
        double vectors = (double) size.width() * size.samples() / Ceilings.lanes();
        double first = 1e6 * vectors * (size.outputs() == 1 ? 2 : size.outputs() + 2) / operationsPerSecond;
        double second = 1e6 * vectors * (size.outputs() + 2) / operationsPerSecond;
        double least = Math.max(memory, first) + second;
        System.out.printf(
                Locale.ROOT,
                "%s %12.1f %12.1f %12.1f %12.1f %7.0f%% %12s%n",
                size.text(),
                step,
                memory,
                first + second,
                least,
                100 * least / step,
                memory > first + second ? "memory" : "arithmetic");
    }

    private double ours(String engine, Size size) {
        double guess = engine.equals("hinge") ? 1e-8 * (size.width() + size.samples()) : 1e-11 * size.operations();
        return microseconds(engine, size, (int) Math.max(30, Math.min(100_000, SECONDS_OF_A_TRAINING / guess)));
    }

    private static double microseconds(String engine, Size size, int steps) {
        Problem problem = Problem.biases(
                FeedforwardNetwork.draw(
                        size.inputs(), size.outputs(), size.width(), WeightDistribution.UNIFORM, 1, 1, 0),
                1,
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, steps));
        return 1e6
                * Stopwatch.time(engine, Sines.of(size.inputs(), size.samples(), size.outputs()), problem)
                        .step();
    }

    private double pyTorch(Size size, int networks) throws IOException, InterruptedException {
        int steps = (int) Math.max(5, Math.min(1000, 2e9 / size.operations() / networks));
        return peer.numbers(size.inputs(), size.width(), size.samples(), size.outputs(), networks, steps)
                .map(numbers -> numbers[0])
                .orElse(Double.NaN);
    }
}
