package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biassweep.device.Accelerator;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Clusters;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.biassweep.train.fused.FusedEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many classifiers at once. */
class ClassifierBatchTest extends BatchContract {

    private static final int[] WIDTHS = {1, 17, 63, 64, 65, 300};
    private static final int INPUTS = 6;
    private static final int BATCH = 32;
    private static final Examples CLOUDS = Clusters.of(203, INPUTS, 3, 1.5);

    /**
     * Over 36 such batches of three, five and ten classes no bias was off by more than 1e-5 of the weight range, and no loss
     * by more than 2e-7 of itself. With two classes, whose residuals cancel where a unit reads out alike, Adam makes full
     * steps of what rounding leaves: biases were off by up to 4e-3. (That it is rounding: in 18 such trainings with two classes
     * gpu and fused were off the double-precision reference alike, by at most 4e-4.)
     */
    @ParameterizedTest(name = "{0} classes")
    @ValueSource(ints = {3, 10})
    void aMixedBatchLearnsWhatTheFusedEngineLearns(int classes) {
        Examples examples = Clusters.of(203, INPUTS, classes, 1.5);
        assertLearns(examples, mixed(examples, 200), new FusedEngine(), 1e-4, 1e-5);
    }

    @Test
    void aWideNetworkWhoseGroupsStepThroughSeveralTilesLearnsTheSame() {
        List<Problem> batch = List.of(problem(CLOUDS, 8200, 1, 0.5, adam(0.01, Schedule.COSINE, 15, BATCH)));
        assertLearns(CLOUDS, batch, new FusedEngine(), 1e-4, 1e-5);
    }

    /** Each change of the size begins another pack; the listener hears of all by their places in the batch. */
    @Test
    void networksOfDifferentStepsAndMinibatchesAreThoseTheyAreAlone() {
        List<Problem> batch = List.of(
                problem(33, adam(0.02, Schedule.COSINE, 1, BATCH)),
                problem(33, adam(0.02, Schedule.COSINE, 95, BATCH)),
                problem(33, adam(0.02, Schedule.COSINE, 40, 1)),
                problem(33, adam(0.02, Schedule.COSINE, 20, 203)),
                problem(33, adam(0.02, Schedule.COSINE, 20, Integer.MAX_VALUE)),
                problem(33, adam(0.02, Schedule.COSINE, 32, BATCH)));
        Map<Integer, Double> last = new TreeMap<>();
        LossListener listener = (problem, step, loss) -> last.put(problem, loss);
        List<Fit> fits = new GpuEngine().fit(CLOUDS, batch, new Execution(listener, null));
        for (int i = 0; i < batch.size(); i++) {
            assertSameBits(fits.get(i), alone(batch.get(i)));
            assertThat(last).containsEntry(i, learned(fits.get(i)).loss());
        }
        assertSameBits(fits.get(4), fits.get(3));
        assertThat(fits).extracting(fit -> learned(fit).steps()).containsExactly(1, 95, 40, 20, 20, 32);
    }

    @Override
    Data data() {
        return CLOUDS;
    }

    @Override
    Packs packs(Accelerator accelerator) {
        return new ClassifierPacks(accelerator, CLOUDS);
    }

    /** Of 203 samples. */
    @Override
    long bytesOfAUnit() {
        return 4 * 203;
    }

    @Override
    List<Problem> mixed(int steps) {
        return mixed(CLOUDS, steps);
    }

    @Override
    Problem problem(int width, Training training) {
        return problem(CLOUDS, width, 1, 1, training);
    }

    @Override
    Training training(double rate, Schedule schedule, int steps) {
        return adam(rate, schedule, steps, BATCH);
    }

    /** Three networks a seed. */
    private static List<Problem> mixed(Examples examples, int steps) {
        List<Problem> batch = new ArrayList<>();
        for (int width : WIDTHS) {
            for (double range : new double[] {0.5, 1}) {
                Schedule schedule = batch.size() % 3 == 0 ? Schedule.CONSTANT : Schedule.COSINE;
                Training training = adam(range == 1 ? 0.02 : 0.01, schedule, steps, BATCH);
                batch.add(problem(examples, width, batch.size() % 4, range, training));
            }
        }
        return batch;
    }

    private static Problem problem(Examples examples, int width, long seed, double range, Training training) {
        FeedforwardNetwork network =
                FeedforwardNetwork.draw(INPUTS, examples.classes(), width, WeightDistribution.UNIFORM, range, seed, 0);
        return new Problem(network, Learn.BIASES, range, training, new Start(seed, 0), "");
    }

    private static Training adam(double rate, Schedule schedule, int steps, int batch) {
        return new Training(Optimizer.ADAM, rate, schedule, steps, batch, null, null);
    }
}
