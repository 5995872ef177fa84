package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Masking;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Shape;
import org.biassweep.train.gpu.Demand.Sizes;
import org.biassweep.trial.Configuration;
import org.junit.jupiter.api.Test;

/** What classifications need of a device and of its host, and what they cost. */
class ClassifierDemandTest {

    private static final int INPUTS = 784;
    private static final int CLASSES = 10;
    private static final int SAMPLES = 60_000;
    private static final int BATCH = 100;
    private static final Demand FASHION = new ClassifierDemand(INPUTS, CLASSES, SAMPLES, BATCH);

    private final GpuEngine engine = new GpuEngine();

    /** Counted by hand: three networks of 100 units, so of two blocks and four tiles each. */
    @Test
    void itIsTheSumOfAllBuffers() {
        double preactivations = 300.0 * SAMPLES;
        double weights = 300 * (INPUTS + CLASSES);
        double learned = 3 * 300 + 3 * (Rates.WINDOW + 1);
        double orders = 2.0 * 3 * SAMPLES + SAMPLES + 3;
        double batches = (6 + 3) * CLASSES * 104.0;
        double tables = 6 * 3 + 6 + 3 * 2 + 3 + 12 * 4;
        double inputs = 256 * INPUTS + SAMPLES;
        double all = preactivations + weights + learned + orders + batches + tables + inputs;
        Demand.Need need = FASHION.of(sizes(100, 100, 100));
        assertThat(need.bytes()).isCloseTo(4 * all, within(100.0));
        assertThat(need.bufferBytes()).isEqualTo(4 * preactivations);
        assertThat(need.numbers()).isEqualTo(300.0 * INPUTS);
    }

    /** Pre-activations may be more than an int counts; weights, and orders of narrow networks, come in arrays. */
    @Test
    void arraysOfTheHostAreCountedAndBuffersOfTheDeviceAreNot() {
        Room vast = new Room("card", 1e18, 1e18);
        assertThat(vast.end(FASHION, new int[] {1_000_000, 1_000_000, 1_000_000}, 0))
                .isEqualTo(2);
        Demand many = new ClassifierDemand(1, 2, 1_000_000_000, BATCH);
        assertThat(vast.end(many, new int[] {1, 1, 1}, 0)).isEqualTo(2);
    }

    @Test
    void blocksAreOfAGroupOrOfSeveral() {
        assertThat(FASHION.blockSize(1)).isEqualTo(64);
        assertThat(FASHION.blockSize(8192)).isEqualTo(64);
        assertThat(FASHION.blockSize(8193)).isEqualTo(128);
    }

    @Test
    void demandsAreEqualWhereMinibatchesAre() {
        assertThat(new ClassifierDemand(INPUTS, CLASSES, 50, 100))
                .isEqualTo(new ClassifierDemand(INPUTS, CLASSES, 50, 50));
        assertThat(new ClassifierDemand(INPUTS, CLASSES, SAMPLES, 99)).isNotEqualTo(FASHION);
        assertThat(Demand.of(configuration(Learn.BIASES, 64, 1000))).isEqualTo(FASHION);
    }

    @Test
    void itLearnsTheBiasesOfClassifiersInItsOneWay() {
        assertThat(engine.objection(configuration(Learn.BIASES, 64, 1000))).isEmpty();
        assertThat(engine.versionFor(configuration(Learn.BIASES, 64, 1000))).isEqualTo(engine.version());
        assertThat(engine.objection(configuration(Learn.MASK, 64, 1000)))
                .contains("learns biases alone, and learn is mask");
    }

    /** Drawn weights twice, an order of samples twice, outputs at the evaluation samples. */
    @Test
    void theHostKeepsWeightsOrdersAndOutputs() {
        double least = 2 * 4.0 * 4096 * (INPUTS + CLASSES) + 2 * 4.0 * SAMPLES + 8.0 * CLASSES * 10_000;
        assertThat(engine.estimatedBytes(configuration(Learn.BIASES, 4096, 1000)))
                .isBetween(least, 1.2 * least);
    }

    @Test
    void secondsGrowWithWidthAndSteps() {
        double seconds = engine.estimatedSeconds(configuration(Learn.BIASES, 1000, 100_000));
        assertThat(engine.estimatedSeconds(configuration(Learn.BIASES, 2000, 100_000)))
                .isBetween(1.9 * seconds, 2.1 * seconds);
        assertThat(engine.estimatedSeconds(configuration(Learn.BIASES, 1000, 200_000)))
                .isBetween(1.5 * seconds, 2 * seconds);
    }

    private static Sizes sizes(int... widths) {
        Sizes sizes = Sizes.NONE;
        for (int width : widths) {
            sizes = FASHION.add(sizes, width);
        }
        return sizes;
    }

    private static Configuration configuration(Learn learn, int width, int steps) {
        Masking masking = learn == Learn.MASK ? new Masking(Masking.Method.SIGMOID, 100) : null;
        return new Configuration(
                new WrittenFunction("clouds", List.of("x1"), List.of(new Interval(-1, 1)), SAMPLES, 10_000),
                "x1",
                Shape.classification(INPUTS, CLASSES),
                null,
                learn,
                width,
                WeightDistribution.UNIFORM,
                WeightScale.range(1),
                3,
                0,
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, steps, BATCH, masking, null),
                1L << 31);
    }
}
