package org.biassweep.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Network;
import org.biassweep.network.Start;
import org.biassweep.spec.Activation;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Engine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;
import org.biassweep.train.bptt.BpttEngine;
import org.biassweep.train.fused.FusedEngine;
import org.biassweep.train.gpu.GpuEngine;

/**
 * Whether the engine {@code gpu} learns on its device what other engines learn on the processor: the largest differences
 * after some steps. A sample that rounding moves over a kink shows in them.
 */
final class GpuCheck {

    private static final int INPUTS = 2;
    private static final int STEPS = 200;
    private static final double RATE = 0.005;
    private static final int NETWORKS = 3;
    private static final int SAMPLES = 256;
    private static final int BATCH = 64;
    private static final int TRAJECTORIES = 37;
    private static final int HORIZON = 20;

    /** Of classifications: with larger outputs residuals would be next to nothing, and what Adam makes of them rounding. */
    private static final double SMALL = 0.2;

    private final Engine gpu = new GpuEngine();

    /** Prints a line for functions and classifications of few and of ten outputs, and for systems; takes some seconds. */
    void run() {
        for (int outputs : new int[] {1, 10}) {
            compare(
                    "functions, l = " + outputs,
                    new FusedEngine(),
                    Sines.of(INPUTS, SAMPLES, outputs),
                    problems(new int[] {16, 64, 100, 300, 1024}, 1, training(null), width -> drawn(outputs, width, 1)));
        }
        for (int classes : new int[] {3, 10}) {
            Examples examples = Sines.labelled(INPUTS, SAMPLES, classes);
            compare(
                    "classifications, l = " + classes,
                    new FusedEngine(),
                    examples,
                    problems(
                            new int[] {16, 64, 100, 300, 1024},
                            SMALL,
                            training(BATCH),
                            width -> drawn(classes, width, SMALL)));
        }
        Trajectories circles = Circles.of(TRAJECTORIES, HORIZON);
        for (Activation activation : Activation.values()) {
            compare(
                    "systems, " + activation.keyword(),
                    new BpttEngine(),
                    circles,
                    problems(
                            new int[] {16, 33, 64, 100},
                            1,
                            training(null),
                            width -> seed -> Circles.network(activation, HORIZON, width, seed)));
        }
    }

    /** The network of a seed. */
    private interface Draw {
        Network of(long seed);
    }

    private static Draw drawn(int outputs, int width, double range) {
        return seed -> FeedforwardNetwork.draw(INPUTS, outputs, width, WeightDistribution.UNIFORM, range, seed, 0);
    }

    private static Training training(Integer batchSize) {
        return new Training(Optimizer.ADAM, RATE, Schedule.COSINE, STEPS, batchSize, null, null);
    }

    private static List<Problem> problems(int[] widths, double unit, Training training, IntFunction<Draw> draws) {
        List<Problem> batch = new ArrayList<>();
        for (int width : widths) {
            LongStream.range(0, NETWORKS)
                    .mapToObj(seed -> new Problem(
                            draws.apply(width).of(seed), Learn.BIASES, unit, training, new Start(seed, 0), ""))
                    .forEach(batch::add);
        }
        return batch;
    }

    private void compare(String what, Engine other, Data data, List<Problem> batch) {
        List<Fit> fits = gpu.fit(data, batch, Execution.PLAIN);
        List<Fit> expected = other.fit(data, batch, Execution.PLAIN);
        double bias = 0;
        double loss = 0;
        for (int i = 0; i < fits.size(); i++) {
            if (fits.get(i) instanceof Fit.Failed failed) {
                throw new IllegalStateException("gpu " + failed.reason());
            }
            Fit.Learned ours = (Fit.Learned) fits.get(i);
            Fit.Learned theirs = (Fit.Learned) expected.get(i);
            loss = Math.max(loss, Math.abs(ours.loss() - theirs.loss()) / theirs.loss());
            float[] theirBiases = theirs.network().biases();
            for (int unit = 0; unit < theirBiases.length; unit++) {
                double difference = ours.network().biases()[unit] - theirBiases[unit];
                bias = Math.max(bias, Math.abs(difference) / batch.get(i).unit());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d networks, %s, after %d steps, against %s: biases differ by at most %.1e of their unit, losses by %.1e of"
                        + " themselves%n",
                fits.size(),
                what,
                STEPS,
                other.version().name(),
                bias,
                loss);
    }
}
