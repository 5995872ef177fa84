package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.task.Data;
import org.biassweep.task.Shape;
import org.biassweep.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set on a cluster of two executors, its file gone when the first trial begins. */
class SharedTasksIT {

    private static final int TRIALS = 12;
    private static final String JOB = """
            sweep: shared
            tasks: [{table: %s/points.csv, targets: y}, {function: sine, eval_samples: 11}]
            grid: {widths: [2], weight_ranges: [1], seeds: 12}
            training: {steps: 5}
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    @TempDir
    private Path directory;

    @Test
    void aDataSetReachesEachExecutorOnceHoweverManyPacksItTrains() throws Exception {
        Files.writeString(
                directory.resolve("points.csv"),
                IntStream.range(0, 20)
                        .mapToObj(n -> n + "," + n * n + "\n")
                        .collect(Collectors.joining("", "x,y\n", "")));
        TwoExecutors.run(SharedSweep.class, directory, 1, directory.toString());

        assertThat(Files.readAllLines(directory.resolve("rows")))
                .containsExactly("points ok " + TRIALS, "sine ok " + TRIALS);
        assertThat(Files.readAllLines(directory.resolve("arrivals")))
                .hasSizeBetween(1, 2)
                .doesNotHaveDuplicates()
                .doesNotContain(Files.readString(directory.resolve("driver")));
    }

    /** The process that holds the driver; each trial is a pack of its own, in two waves. */
    static final class SharedSweep {

        private SharedSweep() {}

        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            Plan read = Plan.of(JOB.formatted(directory), List.of());
            Files.delete(directory.resolve("points.csv"));
            Files.writeString(directory.resolve("driver"), Announced.process());
            Task announced = new Announced(
                    read.tasks().get(0), directory.resolve("arrivals").toString());
            Plan plan = new Plan(read.job(), List.of(announced, read.tasks().get(1)), read.grid());
            try (SparkSession spark = Sessions.open("shared");
                    SharedTasks tasks = new SharedTasks(spark, plan)) {
                TrialStore store = new TrialStore(
                        spark, new Output(directory.resolve("out").toString()));
                PackTrainer trainer = PackTrainer.withEngines(plan.job(), tasks);
                WaveRun run = new WaveRun(spark, store, trainer, new Counters(spark.sparkContext()));
                List<Pack> packs = plan.grid().stream()
                        .map(trial -> new Pack(List.of(trial), 1))
                        .toList();
                run.run(1, packs.subList(0, TRIALS / 2), Lane.USUAL);
                run.run(2, packs.subList(TRIALS / 2, packs.size()), Lane.USUAL);
                List<String> rows = store.read().groupBy("task", "status").count().collectAsList().stream()
                        .map(row -> row.getString(0) + " " + row.getString(1) + " " + row.getLong(2))
                        .sorted()
                        .toList();
                Files.write(directory.resolve("rows"), rows);
            }
            System.out.println("DONE");
        }
    }

    /** A task that writes down the process into which it is deserialised. */
    private static final class Announced implements Task, Serializable {

        private static final long serialVersionUID = 1;

        private final Task task;
        private final String arrivals;

        Announced(Task task, String arrivals) {
            this.task = task;
            this.arrivals = arrivals;
        }

        static String process() {
            return Long.toString(ProcessHandle.current().pid());
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            Files.writeString(
                    Path.of(arrivals), process() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        @Override
        public String name() {
            return task.name();
        }

        @Override
        public String definition() {
            return task.definition();
        }

        @Override
        public Shape shape() {
            return task.shape();
        }

        @Override
        public Data trainingData() {
            return task.trainingData();
        }

        @Override
        public Data evaluationData() {
            return task.evaluationData();
        }

        @Override
        public Set<ErrorMeasure> errors() {
            return task.errors();
        }

        @Override
        public Map<ErrorMeasure, Double> measure(double[] outputs) {
            return task.measure(outputs);
        }
    }
}
