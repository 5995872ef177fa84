package org.biassweep.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.biassweep.device.DeviceCeilings;
import org.biassweep.device.DeviceException;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Samples;
import org.biassweep.train.Problem;
import org.biassweep.train.gpu.GpuEngine;

/**
 * Networks trained a second by the engine {@code gpu}, next to JAX and to PyTorch on the same card, in turn; whether it learns
 * what other engines learn; and the share of what the card can do at most. {@code scripts/bench gpu}. It needs neither Spark nor
 * any other engine's libraries.
 */
public final class GpuBench {

    private static final int INPUTS = 2;
    private static final int STEPS_OF_A_TRAINING = 1000;
    private static final int[] OUTPUTS = {1, 10};
    private static final double UNIT = 1;
    private static final String HEAD = String.format("%5s %5s %3s %6s", "N", "m", "l", "many");

    private final GpuEngine engine = new GpuEngine();
    private final Optional<Peer> jax;
    private final Optional<Peer> pyTorch;
    private final Effort effort;

    /**
     * How much is measured.
     *
     * @param samples N
     * @param widths m
     * @param bytes of pre-activations that are trained together
     * @param steps that are timed
     * @param rounds in turn, of which the best counts
     */
    private record Effort(int[] samples, int[] widths, long bytes, int steps, int rounds) {

        static Effort full(DeviceCeilings ceilings) {
            return new Effort(
                    new int[] {256, 4096},
                    new int[] {64, 256, 1024, 4096},
                    Math.min(1L << 31, ceilings.bytes() / 8),
                    STEPS_OF_A_TRAINING,
                    2);
        }

        /** Another size. */
        Effort only(int n, int m) {
            return new Effort(new int[] {n}, new int[] {m}, bytes, steps, rounds);
        }

        static Effort small() {
            return new Effort(new int[] {256}, new int[] {64, 256}, 1 << 20, 60, 1);
        }

        int networks(int width, int count) {
            return (int) Math.max(2, Math.min(new GpuEngine().batchSize(), bytes / (4L * width * count)));
        }
    }

    /**
     * Of one size.
     *
     * @param networks that are trained together
     * @param seconds of a step of all of them: ours, JAX's, PyTorch's eagerly and compiled; NaN where a peer is missing
     */
    private record Line(int samples, int width, int outputs, int networks, double[] seconds) {

        String text() {
            return String.format(Locale.ROOT, "%5d %5d %3d %6d", samples, width, outputs, networks);
        }

        double times(int peer) {
            return seconds[peer] / seconds[0];
        }

        double trained(int which) {
            return networks / (STEPS_OF_A_TRAINING * seconds[which]);
        }

        /** What some amount a pre-activation takes at a rate, in percent of our step. */
        double share(double amount, double rate) {
            return 100 * amount * networks * width * samples / rate / seconds[0];
        }
    }

    private GpuBench(Path peers, Effort effort) throws IOException, InterruptedException {
        jax = peer(peers.resolve("gpu_jax.py"), "JAX (pip's jax[cuda12] would do)");
        pyTorch = peer(peers.resolve("gpu_torch.py"), "PyTorch (pip's torch would do)");
        this.effort = effort;
    }

    /** Empty, after a line that says why, where it cannot run. */
    private static Optional<Peer> peer(Path script, String library) throws IOException, InterruptedException {
        Peer peer = new Peer("python3", script.toString(), library);
        return peer.numbers(INPUTS, 16, 64, 1, 2, 3).map(numbers -> peer);
    }

    /**
     * Prints a line a size; takes half an hour or so, a minute or two a size.
     *
     * @param arguments the folder of the peers' scripts; {@code --short} for a few small sizes, to see that it works; {@code
     *     --only} and N and m for one size
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String options = String.join(" ", List.of(arguments).subList(Math.min(1, arguments.length), arguments.length));
        if (arguments.length == 0 || !options.matches("|--short|--only [1-9]\\d{0,6} [1-9]\\d{0,6}")) {
            System.err.println("usage: scripts/bench gpu [--short | --only N M]");
            System.exit(2);
        }
        try {
            DeviceCeilings ceilings = DeviceCeilings.measure(null);
            Effort effort = options.equals("--short") ? Effort.small() : Effort.full(ceilings);
            if (options.startsWith("--only")) {
                effort = effort.only(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            }
            new GpuBench(Path.of(arguments[0]), effort).run(ceilings);
        } catch (DeviceException e) {
            System.err.println("engine gpu " + e.getMessage());
            System.exit(3);
        }
    }

    private void run(DeviceCeilings ceilings) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%s, %.1f GiB: copies %.0f GB/s (read and written), %.0f billion multiply-adds a second%n",
                ceilings.device(),
                ceilings.bytes() / (double) (1 << 30),
                ceilings.bytesPerSecond() / 1e9,
                ceilings.multiplyAddsPerSecond() / 1e9);
        new GpuCheck().run();
        List<Line> lines = new ArrayList<>();
        for (int samples : effort.samples()) {
            for (int width : effort.widths()) {
                for (int outputs : OUTPUTS) {
                    Line line = measure(samples, width, outputs);
                    System.err.printf(Locale.ROOT, "%s: %.1f networks a second%n", line.text(), line.trained(0));
                    lines.add(line);
                }
            }
        }
        print(lines, ceilings);
    }

    private static void print(List<Line> lines, DeviceCeilings ceilings) {
        System.out.printf("%ntimes as many networks as%n%s %10s %10s %10s%n", HEAD, "JAX", "PyTorch", "compiled");
        for (Line line : lines) {
            System.out.printf(
                    Locale.ROOT, "%s %10.2f %10.2f %10.2f%n", line.text(), line.times(1), line.times(2), line.times(3));
        }
        System.out.printf(
                Locale.ROOT,
                "%nnetworks trained a second, %,d steps each, on %s%n%s %10s %10s %10s %10s %9s %9s%n",
                STEPS_OF_A_TRAINING,
                ceilings.device(),
                HEAD,
                "ours",
                "JAX",
                "PyTorch",
                "compiled",
                "memory",
                "arithm.");
        for (Line line : lines) {
            System.out.printf(
                    Locale.ROOT,
                    "%s %10.1f %10.1f %10.1f %10.1f %8.0f%% %8.0f%%%n",
                    line.text(),
                    line.trained(0),
                    line.trained(1),
                    line.trained(2),
                    line.trained(3),
                    line.share(Float.BYTES, ceilings.bytesPerSecond()),
                    line.share(2 * line.outputs() + 3, ceilings.multiplyAddsPerSecond()));
        }
        System.out.printf(
                "%nmemory, arithm.: the least time that reading every pre-activation once a step, or its 2 l + 3 operations,"
                        + " takes at the rates above, as a share of our step; above 100%% where a cache holds them%n");
    }

    private Line measure(int samples, int width, int outputs) throws IOException, InterruptedException {
        int networks = effort.networks(width, samples);
        Samples data = Sines.of(INPUTS, samples, outputs);
        List<Problem> batch = problems(networks, width, outputs, effort.steps());
        Object[] arguments = {INPUTS, width, samples, outputs, networks, effort.steps()};
        double[] best = new double[4];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (int round = 0; round < effort.rounds(); round++) {
            double[] torch = seconds(pyTorch, 2, arguments);
            double[] all = {
                Stopwatch.time(engine, data, batch).step(), seconds(jax, 1, arguments)[0], torch[0], torch[1]
            };
            Arrays.setAll(best, i -> Math.min(best[i], all[i]));
        }
        return new Line(samples, width, outputs, networks, best);
    }

    private static double[] seconds(Optional<Peer> peer, int count, Object... arguments)
            throws IOException, InterruptedException {
        double[] seconds = new double[count];
        Arrays.fill(seconds, Double.NaN);
        if (peer.isPresent()) {
            Optional<double[]> microseconds = peer.get().numbers(arguments);
            microseconds.ifPresent(numbers -> Arrays.setAll(seconds, i -> numbers[i] / 1e6));
        }
        return seconds;
    }

    private static List<Problem> problems(int count, int width, int outputs, int steps) {
        Training training = new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, steps);
        return LongStream.range(0, count)
                .mapToObj(seed -> Problem.biases(
                        FeedforwardNetwork.draw(INPUTS, outputs, width, WeightDistribution.UNIFORM, UNIT, seed, 0),
                        UNIT,
                        training))
                .toList();
    }
}
