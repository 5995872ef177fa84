package org.biassweep.train.fused;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Samples;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the passes of a fused step cost, each alone, in both kernels; {@code scripts/bench kernels}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {

    @Param({"64", "1024"})
    int width;

    @Param({"256", "1024"})
    int samples;

    @Param({"1", "10"})
    int outputs;

    @Param({"vector", "scalar"})
    String kernel;

    private Kernel passes;
    private Units units;
    private float[] residual;
    private float[] output;
    private float[] gradient;

    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        Samples data = new Samples(
                samples, 2, outputs, random.doubles(2L * samples, -1, 1).toArray(), new double[outputs * samples]);
        passes = kernel.equals("vector") ? new VectorKernel() : new ScalarKernel();
        units = Units.of(FeedforwardNetwork.draw(2, outputs, width, WeightDistribution.UNIFORM, 1, 1, 0), data);
        residual = new float[outputs * units.stride()];
        output = new float[outputs * units.stride()];
        gradient = new float[units.count()];
        Arrays.fill(residual, 0.01f);
    }

    /** The gradient of every bias. */
    @Benchmark
    public float[] gradients() {
        passes.gradients(units, residual, gradient, 0, units.count());
        return gradient;
    }

    /** The gradient of every score of a mask. */
    @Benchmark
    public float[] factorGradients() {
        passes.factorGradients(units, residual, gradient, 0, units.count());
        return gradient;
    }

    /** The outputs. */
    @Benchmark
    public float[] accumulate() {
        Arrays.fill(output, 0);
        passes.accumulate(units, output, 0, units.count());
        return output;
    }
}
