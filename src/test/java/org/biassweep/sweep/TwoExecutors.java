package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.biassweep.cli.ChildJvm;

/** A driver in a process of its own on a cluster of two executors, each a process too. */
final class TwoExecutors {

    private TwoExecutors() {}

    /**
     * Runs a driver, which has to print DONE, and waits for its end.
     *
     * @param driver has a main method
     * @param directory gets its log
     * @param mostFailures how often Spark tries a task
     */
    static void run(Class<?> driver, Path directory, int mostFailures, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ChildJvm.command());
        command.addAll(List.of(
                "-Dspark.master=local-cluster[2,1,512]",
                "-Dspark.ui.enabled=false",
                "-Dspark.task.maxFailures=" + mostFailures));
        command.addAll(
                List.of("-Dspark.executor.memory=512m", "-Dspark.executor.extraClassPath=" + ChildJvm.classPath()));
        command.addAll(List.of("-Dspark.executor.extraJavaOptions=--add-modules=jdk.incubator.vector"));
        command.add(driver.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(directory.resolve("log").toFile());
        builder.environment()
                .put(
                        "SPARK_HOME",
                        Files.createDirectories(directory.resolve("home/jars"))
                                .getParent()
                                .toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.12");
        Process process = builder.start();

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(directory.resolve("log")).content().contains("DONE");
    }
}
