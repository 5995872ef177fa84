package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceException;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Stop;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Data;
import org.biassweep.task.Samples;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.biassweep.train.fused.FusedEngine;
import org.junit.jupiter.api.Test;

/** Many networks of a function at once. */
class FunctionBatchTest extends BatchContract {

    private static final int[] WIDTHS = {1, 2, 15, 16, 17, 33, 64, 100, 300};
    private static final Samples SURFACE = surface(100);

    /**
     * Rounding may switch a sample at a kink a step early: of six such batches one had a bias that was off by 9e-4 of the weight
     * range and a loss by 8e-5 of itself; of the others, this among them, no bias was off by more than 4e-6, no loss by 3e-7.
     */
    @Test
    void aMixedBatchLearnsWhatTheFusedEngineLearns() {
        assertLearns(SURFACE, mixed(200), new FusedEngine(), 1e-3, 1e-4);
    }

    @Test
    void aWideNetworkWhoseGroupsStepThroughSeveralTilesLearnsTheSame() {
        List<Problem> batch = List.of(problem(2100, 1, 0.5, training(0.01, Schedule.COSINE, 40)));
        assertLearns(SURFACE, batch, new FusedEngine(), 1e-3, 1e-4);
    }

    @Test
    void networksOfDifferentStepsAndEarlyEndsAreThoseTheyAreAlone() {
        Stop stop = new Stop(null, null, 20, 0.5);
        List<Problem> batch = List.of(
                problem(33, training(0.02, Schedule.COSINE, 1)),
                problem(33, training(0.02, Schedule.COSINE, 95)),
                problem(33, new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, 95, null, null, null, null, stop)),
                problem(33, training(0.02, Schedule.COSINE, 32)),
                problem(
                        33,
                        new Training(Optimizer.ADAM_THEN_LM, 0.02, Schedule.COSINE, 40, null, null, null, 3, null)));
        List<Fit> fits = fit(batch);
        for (int i = 0; i < batch.size(); i++) {
            assertSameBits(fits.get(i), alone(batch.get(i)));
        }
        assertThat(fits)
                .extracting(fit -> learned(fit).steps())
                .startsWith(1, 95)
                .endsWith(32, 43);
        assertThat(learned(fits.get(2)).steps())
                .isLessThan(95)
                .isEqualTo(learned(fits.get(2)).steps() / 10 * 10);
    }

    @Test
    void noSuchDeviceIsSaid() {
        List<Problem> batch = List.of(problem(3, training(0.02, Schedule.COSINE, 40)));
        assertThatThrownBy(() -> new GpuEngine().fit(SURFACE, batch, new Execution(LossListener.NONE, "9999")))
                .isInstanceOf(DeviceException.class)
                .hasMessageMatching("finds no device 9999, which engine.device or Spark names; here are 0 \\(.+\\)");
    }

    @Override
    Data data() {
        return SURFACE;
    }

    @Override
    Packs packs(Accelerator accelerator) {
        return new FunctionPacks(accelerator, SURFACE);
    }

    /** A row of 100 samples, padded to 128. */
    @Override
    long bytesOfAUnit() {
        return 4 * 128;
    }

    @Override
    List<Problem> mixed(int steps) {
        List<Problem> batch = new ArrayList<>();
        for (int width : WIDTHS) {
            for (double range : new double[] {0.5, 1}) {
                long seed = width + batch.size();
                Schedule schedule = batch.size() % 3 == 0 ? Schedule.CONSTANT : Schedule.COSINE;
                batch.add(problem(width, seed, range, training(range == 1 ? 0.02 : 0.01, schedule, steps)));
            }
        }
        return batch;
    }

    @Override
    Problem problem(int width, Training training) {
        return problem(width, 1, 1, training);
    }

    private static Problem problem(int width, long seed, double range, Training training) {
        return Problem.biases(
                FeedforwardNetwork.draw(2, 2, width, WeightDistribution.UNIFORM, range, seed, 0), range, training);
    }

    @Override
    Training training(double rate, Schedule schedule, int steps) {
        return new Training(Optimizer.ADAM, rate, schedule, steps);
    }

    private static Samples surface(int count) {
        SplittableRandom random = new SplittableRandom(7);
        double[] x = random.doubles(2L * count, -1, 1).toArray();
        double[] y = new double[2 * count];
        for (int n = 0; n < count; n++) {
            y[n] = x[n] * x[count + n];
            y[count + n] = Math.sin(2 * x[n]) - x[count + n];
        }
        return new Samples(count, 2, 2, x, y);
    }
}
