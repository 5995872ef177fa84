package org.biassweep.sweep.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.biassweep.cli.ChildJvm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One network on a cluster of two executors, each a process of its own; {@link ClusterTrainings} holds the driver. */
class SparkDl4jEngineIT {

    private static final Properties FOUND = new Properties();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ChildJvm.command());
        command.addAll(1, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Dspark.master=local-cluster[2,1,768]", "-Dspark.ui.enabled=false"));
        command.addAll(
                List.of("-Dspark.executor.memory=768m", "-Dspark.executor.extraClassPath=" + ChildJvm.classPath()));
        command.addAll(List.of("-Dspark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
        command.addAll(List.of(ClusterTrainings.class.getName(), directory.toString()));
        Path log = directory.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .put(
                        "SPARK_HOME",
                        Files.createDirectories(directory.resolve("home/jars"))
                                .getParent()
                                .toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.12");
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as(Files.readString(log)).isTrue();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        try (Reader reader = Files.newBufferedReader(directory.resolve("found"))) {
            FOUND.load(reader);
        }
    }

    @Test
    void bothExecutorsTakePart() {
        assertThat(number("executors with tasks")).isEqualTo(2);
    }

    /** Rounding could differ, as it does between processor types; on one it does not. */
    @ParameterizedTest
    @ValueSource(strings = {"biases of a function", "all of a function", "readout of examples", "all of examples"})
    void oneWorkerIsTheEngineOfOneMachine(String what) {
        assertThat(number("one worker, " + what)).isLessThan(1e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aStepIsTheMeanOfTheWorkersSteps(int workers) {
        assertThat(number(workers + " workers, one step")).isLessThan(1e-7);
        assertThat(number(workers + " workers, moved")).isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatIsFrozenStaysToTheBitAndTheLossFalls(int workers) {
        assertThat(FOUND.getProperty(workers + " workers, frozen")).isEqualTo("true");
        double initial = number(workers + " workers, initial loss");
        double oneMachines = initial - number("one machine, loss");
        assertThat(oneMachines).isPositive();
        assertThat(initial - number(workers + " workers, loss")).isGreaterThan(0.5 * oneMachines);
    }

    /** Sums in the order in which workers end would differ now and then. */
    @Test
    void aRepeatedTrainingGivesTheSameBits() {
        assertThat(FOUND.getProperty("repeated")).isEqualTo("true");
    }

    @Test
    void insideASparkTaskItIsRefused() {
        assertThat(FOUND.getProperty("in a task"))
                .contains("dl4j-spark trains from the driver of an open Spark session");
    }

    private static double number(String name) {
        return Double.parseDouble(FOUND.getProperty(name));
    }
}
