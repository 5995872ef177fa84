package org.biassweep.bench;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.train.Engines;
import org.biassweep.train.Execution;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A training step of a recurrent network next to eager PyTorch on the same network, in turn, one thread each, and its
 * matrix products next to the fastest that this machine does. {@code scripts/bench recurrent}.
 */
public final class RecurrentBench {

    private static final int[] WIDTHS = {64, 256, 1024};
    private static final int TRAJECTORIES = 32;
    private static final int HORIZON = 40;
    private static final int LARGE = 2048;

    /** An engine tells its loss so many times in a training, and once more at its end. */
    private static final int LOSSES_HEARD = 100;

    private static final int MARKS_PER_PART = 19;

    private final Peer peer;
    private final int rounds;

    private RecurrentBench(String script, int rounds) {
        this.peer = Peer.pyTorch(script);
        this.rounds = rounds;
    }

    /**
     * Prints a line a width; takes about a minute a round.
     *
     * @param arguments the peer's script, and the number of rounds; 3 if it is left out
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new RecurrentBench(arguments[0], arguments.length < 2 ? 3 : Integer.parseInt(arguments[1])).run();
    }

    private void run() throws IOException, InterruptedException {
        double peak = largeProductRate();
        System.out.printf(
                Locale.ROOT,
                "K = %d trajectories, T = %d, full-batch Adam on the biases, one thread each; best of %d rounds in turn%n"
                        + "single-precision product of %d x %d matrices: %.1f GFLOP/s%n%n",
                TRAJECTORIES,
                HORIZON,
                rounds,
                LARGE,
                LARGE,
                peak / 1e9);
        System.out.printf(
                "%8s %16s %16s %16s %14s %14s%n",
                "m", "PyTorch / ours", "ours, ms", "PyTorch, ms", "GFLOP/s", "of the rate");
        for (int width : WIDTHS) {
            double ours = Double.POSITIVE_INFINITY;
            double theirs = Double.POSITIVE_INFINITY;
            int stepsPerMark = Math.max(1, 200_000 / (width * width));
            for (int round = 0; round < rounds; round++) {
                ours = Math.min(ours, secondsPerStep(width, stepsPerMark));
                theirs = Math.min(
                        theirs,
                        peer.numbers(
                                        width,
                                        TRAJECTORIES,
                                        HORIZON,
                                        Circles.ALPHA,
                                        Circles.BETA,
                                        MARKS_PER_PART * stepsPerMark)
                                .map(seconds -> seconds[0])
                                .orElse(Double.NaN));
            }
            double flops = 4.0 * width * width * TRAJECTORIES * HORIZON;
            System.out.printf(
                    Locale.ROOT,
                    "%8d %16.2f %16.3f %16.3f %14.1f %13.0f%%%n",
                    width,
                    theirs / ours,
                    1e3 * ours,
                    1e3 * theirs,
                    flops / ours / 1e9,
                    100 * flops / ours / peak);
        }
    }

    /** The smallest mean over the parts of one training, the first of which is left out. */
    private static double secondsPerStep(int width, int stepsPerMark) {
        RecurrentNetwork network = Circles.network(Activation.RELU, HORIZON, width, 1);
        int steps = LOSSES_HEARD * stepsPerMark;
        Problem problem = Problem.biases(network, 1, new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, steps));
        List<Long> marks = new ArrayList<>();
        LossListener listener = (index, step, loss) -> marks.add(System.nanoTime());
        Engines.named("bptt").fit(Circles.of(TRAJECTORIES, HORIZON), List.of(problem), new Execution(listener, null));
        double best = Double.POSITIVE_INFINITY;
        for (int mark = MARKS_PER_PART; mark + MARKS_PER_PART < LOSSES_HEARD; mark += MARKS_PER_PART) {
            long nanos = marks.get(mark + MARKS_PER_PART) - marks.get(mark);
            best = Math.min(best, nanos / 1e9 / (MARKS_PER_PART * stepsPerMark));
        }
        return best;
    }

    private static double largeProductRate() {
        blas_set_num_threads(1);
        long count = (long) LARGE * LARGE;
        try (FloatPointer a = new FloatPointer(count).fill(0);
                FloatPointer b = new FloatPointer(count).fill(0);
                FloatPointer c = new FloatPointer(count).fill(0)) {
            double best = Double.POSITIVE_INFINITY;
            for (int round = 0; round < 5; round++) {
                long start = System.nanoTime();
                cblas_sgemm(
                        CblasRowMajor,
                        CblasNoTrans,
                        CblasNoTrans,
                        LARGE,
                        LARGE,
                        LARGE,
                        1,
                        a,
                        LARGE,
                        b,
                        LARGE,
                        0,
                        c,
                        LARGE);
                best = Math.min(best, (System.nanoTime() - start) / 1e9);
            }
            return 2.0 * LARGE * LARGE * LARGE / best;
        }
    }
}
