package org.biassweep.bench;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.sweep.Sessions;
import org.biassweep.task.Examples;
import org.biassweep.task.Features;
import org.biassweep.train.Engines;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;

/**
 * One network trained by DL4J alone and by DL4J over Spark: the same steps on the same samples, in turn. {@code scripts/bench
 * dl4j-spark}.
 */
public final class Dl4jSparkBench {

    private static final int EXAMPLES = 10_000;
    private static final int INPUTS = 784;
    private static final int CLASSES = 10;
    private static final int WIDTH = 1000;
    private static final double RANGE = 0.1;
    private static final int[] BATCH_SIZES = {200, 2000, 10_000};
    private static final int WARM_UP_STEPS = 2;

    private final Examples examples = examples();
    private final int steps;

    private Dl4jSparkBench(int steps) {
        this.steps = steps;
    }

    /**
     * Prints a line for each of what is learned and each batch size; takes some minutes.
     *
     * @param arguments the steps of a training, at most 100; 20 if they are left out
     */
    public static void main(String[] arguments) {
        try (SparkSession spark = Sessions.open("bench")) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: m = %d, %,d examples of %d inputs, %d classes, 2 workers%n%8s %8s %14s %18s %14s%n",
                    spark.sparkContext().master(),
                    WIDTH,
                    EXAMPLES,
                    INPUTS,
                    CLASSES,
                    "learn",
                    "batch",
                    "dl4j, s/step",
                    "dl4j-spark, s/step",
                    "spark / alone");
            new Dl4jSparkBench(arguments.length == 0 ? 20 : Integer.parseInt(arguments[0])).run();
        }
    }

    private void run() {
        for (Learn learn : List.of(Learn.BIASES, Learn.ALL)) {
            for (int batchSize : BATCH_SIZES) {
                double alone = secondsPerStep("dl4j", "", learn, batchSize);
                double spark = secondsPerStep("dl4j-spark", "workers=2", learn, batchSize);
                System.out.printf(
                        Locale.ROOT,
                        "%8s %8d %14.3f %18.3f %14.1f%n",
                        learn.keyword(),
                        batchSize,
                        alone,
                        spark,
                        spark / alone);
            }
        }
    }

    /** The fastest step but for the first ones, in which an engine also does what it does once. */
    private double secondsPerStep(String engine, String mode, Learn learn, int batchSize) {
        FeedforwardNetwork network =
                FeedforwardNetwork.draw(INPUTS, CLASSES, WIDTH, WeightDistribution.UNIFORM, RANGE, 1, 0);
        Training training =
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, WARM_UP_STEPS + steps, batchSize, null, null);
        Problem problem = new Problem(network, learn, RANGE, training, new Start(1, 0), mode);
        long[] ends = new long[WARM_UP_STEPS + steps + 1];
        Execution execution = new Execution((index, step, loss) -> ends[step] = System.nanoTime(), null);
        Fit fit =
                Engines.named(engine).fit(examples, List.of(problem), execution).get(0);
        if (fit instanceof Fit.Failed failed) {
            throw new IllegalStateException(engine + ": " + failed.reason());
        }
        return IntStream.range(WARM_UP_STEPS, WARM_UP_STEPS + steps)
                .mapToDouble(step -> (ends[step] - ends[step - 1]) / 1e9)
                .min()
                .orElseThrow();
    }

    private static Examples examples() {
        Random random = new Random(1);
        float[] values = new float[EXAMPLES * INPUTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        int[] labels = random.ints(EXAMPLES, 0, CLASSES).toArray();
        return new Examples(new Rows(values), labels, CLASSES);
    }

    /** Inputs as they are, example after example. */
    private record Rows(float[] values) implements Features {

        @Override
        public int count() {
            return values.length / INPUTS;
        }

        @Override
        public int inputs() {
            return INPUTS;
        }

        @Override
        public void read(int example, float[] to, int at) {
            System.arraycopy(values, example * INPUTS, to, at, INPUTS);
        }
    }
}
