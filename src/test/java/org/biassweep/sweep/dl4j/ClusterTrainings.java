package org.biassweep.sweep.dl4j;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.sweep.Sessions;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.task.Features;
import org.biassweep.task.Samples;
import org.biassweep.train.Engines;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;

/** The process that holds the driver: trains networks over the cluster, and writes down what it found. */
final class ClusterTrainings {

    private static final double RANGE = 0.5;
    private static final int INPUTS = 3;
    private static final int OUTPUTS = 4;
    private static final int COUNT = 60;
    private static final Training FULL = training(3, null);
    private static final Training MINIBATCHES = training(4, 25);

    private final Properties found = new Properties();
    private final Random random = new Random(3);
    private final Samples samples = new Samples(
            COUNT,
            INPUTS,
            OUTPUTS,
            random.doubles((long) COUNT * INPUTS, -1, 1).toArray(),
            random.doubles((long) COUNT * OUTPUTS, -1, 1).toArray());
    private final Examples examples = examples();

    private ClusterTrainings() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        ClusterTrainings trainings = new ClusterTrainings();
        try (SparkSession spark = Sessions.open("spread")) {
            Set<String> executors = ConcurrentHashMap.newKeySet();
            spark.sparkContext().addSparkListener(new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    executors.add(end.taskInfo().executorId());
                }
            });
            trainings.compareOneWorker();
            for (int workers : new int[] {2, 3}) {
                trainings.compareOneStep(workers);
                trainings.freeze(workers);
            }
            trainings.repeat();
            trainings.trainInATask(spark);
            spark.sparkContext().listenerBus().waitUntilEmpty();
            trainings.found.setProperty("executors with tasks", String.valueOf(executors.size()));
        }
        try (Writer writer = Files.newBufferedWriter(directory.resolve("found"))) {
            trainings.found.store(writer, null);
        }
    }

    private void compareOneWorker() {
        compare("biases of a function", samples, Learn.BIASES, FULL);
        compare("all of a function", samples, Learn.ALL, FULL);
        compare("readout of examples", examples, Learn.READOUT, MINIBATCHES);
        compare("all of examples", examples, Learn.ALL, MINIBATCHES);
    }

    private void compare(String what, Data data, Learn learn, Training training) {
        double[] alone = parameters(fit("dl4j", data, problem(learn, training, "")));
        double[] spread = parameters(fit("dl4j-spark", data, problem(learn, training, "workers=1")));
        note("one worker, " + what, distance(alone, spread));
    }

    /** Against the mean of what the engine of one machine makes of each share. */
    private void compareOneStep(int workers) {
        double[] mean = new double[parameters(network()).length];
        for (int worker = 0; worker < workers; worker++) {
            Samples share = share(COUNT * worker / workers, COUNT * (worker + 1) / workers);
            double[] one = parameters(fit("dl4j", share, problem(Learn.ALL, training(1, null), "")));
            Arrays.setAll(mean, i -> mean[i] + one[i] / workers);
        }
        double[] spread =
                parameters(fit("dl4j-spark", samples, problem(Learn.ALL, training(1, null), "workers=" + workers)));
        note(workers + " workers, one step", distance(mean, spread));
        note(workers + " workers, moved", distance(parameters(network()), spread));
    }

    private void freeze(int workers) {
        List<Double> losses = new ArrayList<>();
        Problem problem = problem(Learn.BIASES, training(8, null), "workers=" + workers);
        Fit fit = Engines.named("dl4j-spark")
                .fit(samples, List.of(problem), new Execution((index, step, loss) -> losses.add(loss), null))
                .get(0);
        FeedforwardNetwork learned = (FeedforwardNetwork) ((Fit.Learned) fit).network();
        boolean frozen = Arrays.equals(learned.inputWeights(), network().inputWeights())
                && Arrays.equals(learned.readoutWeights(), network().readoutWeights());
        found.setProperty(workers + " workers, frozen", String.valueOf(frozen));
        note(workers + " workers, initial loss", losses.get(0));
        note(workers + " workers, loss", ((Fit.Learned) fit).loss());
        note(
                "one machine, loss",
                fit("dl4j", samples, problem(Learn.BIASES, training(8, null), ""))
                        .loss(samples));
    }

    private void repeat() {
        Problem problem = problem(Learn.ALL, MINIBATCHES, "workers=3");
        double[] first = parameters(fit("dl4j-spark", examples, problem));
        found.setProperty(
                "repeated", String.valueOf(Arrays.equals(first, parameters(fit("dl4j-spark", examples, problem)))));
    }

    private void trainInATask(SparkSession spark) {
        List<String> said = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(List.of(1), 1)
                .map(one -> {
                    try {
                        return Engines.named("dl4j-spark")
                                .fit(new Samples(1, 1, 1, new double[1], new double[1]), List.of(), Execution.PLAIN)
                                .toString();
                    } catch (IllegalStateException e) {
                        return e.getMessage();
                    }
                })
                .collect();
        found.setProperty("in a task", said.get(0));
    }

    private static Training training(int steps, Integer batchSize) {
        return new Training(Optimizer.ADAM, 0.05, Schedule.COSINE, steps, batchSize, null, null);
    }

    private static FeedforwardNetwork network() {
        return FeedforwardNetwork.draw(INPUTS, OUTPUTS, 16, WeightDistribution.UNIFORM, RANGE, 1, 0);
    }

    private static Problem problem(Learn learn, Training training, String mode) {
        return new Problem(network(), learn, RANGE, training, new Start(1, 0), mode);
    }

    private static FeedforwardNetwork fit(String engine, Data data, Problem problem) {
        Fit fit = Engines.named(engine)
                .fit(data, List.of(problem), Execution.PLAIN)
                .get(0);
        return (FeedforwardNetwork) ((Fit.Learned) fit).network();
    }

    private Samples share(int from, int to) {
        double[] x = new double[INPUTS * (to - from)];
        double[] y = new double[OUTPUTS * (to - from)];
        for (int i = 0; i < INPUTS; i++) {
            System.arraycopy(samples.x(), i * COUNT + from, x, i * (to - from), to - from);
        }
        for (int k = 0; k < OUTPUTS; k++) {
            System.arraycopy(samples.y(), k * COUNT + from, y, k * (to - from), to - from);
        }
        return new Samples(to - from, INPUTS, OUTPUTS, x, y);
    }

    private static double[] parameters(FeedforwardNetwork network) {
        List<Double> all = new ArrayList<>();
        for (float[] part : List.of(network.inputWeights(), network.biases(), network.readoutWeights())) {
            for (float value : part) {
                all.add((double) value);
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double distance(double[] one, double[] other) {
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
        }
        return largest;
    }

    private void note(String name, double value) {
        found.setProperty(name, String.valueOf(value));
    }

    private Examples examples() {
        float[] values = new float[COUNT * INPUTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return new Examples(new Rows(values), random.ints(COUNT, 0, OUTPUTS).toArray(), OUTPUTS);
    }

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
