package org.biassweep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A cluster of {@code scripts/local-cluster} in a directory of its own, on free ports; closing it stops it. */
final class LocalCluster implements AutoCloseable {

    private final Path directory;
    private final Map<String, String> environment;

    /**
     * @param directory does not exist yet
     * @param settings environment variables of the script, such as {@code LOCAL_CLUSTER_WORKERS}
     */
    static LocalCluster start(Path directory, Map<String, String> settings) {
        LocalCluster cluster = new LocalCluster(directory, settings);
        Run run = cluster.run("local-cluster", "start");
        if (run.code() != 0) {
            throw new IllegalStateException(run.text());
        }
        return cluster;
    }

    private LocalCluster(Path directory, Map<String, String> settings) {
        this.directory = directory;
        environment = new HashMap<>(settings);
        environment.put("LOCAL_CLUSTER_DIR", directory.toString());
        environment.put("LOCAL_CLUSTER_PORT", "0");
    }

    /**
     * How a script ended.
     *
     * @param code its exit code
     * @param text all that it printed
     */
    record Run(int code, String text) {}

    Path directory() {
        return directory;
    }

    String master() throws IOException {
        return Files.readString(directory.resolve("master")).strip();
    }

    /** What {@code bias-sweep} is called with to run a job here; {@code options} are spark-submit's. */
    String[] arguments(Path job, Path output, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", job.toString(), "--output", output.toString(), "--"));
        arguments.addAll(List.of("--master", master(), "--driver-memory", "1g"));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    /** Runs a script to its end. */
    Run run(String script, String... arguments) {
        try {
            Path log = Files.createTempFile("run", ".log");
            Process process = start(script, log, arguments);
            if (!process.waitFor(4, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            Run run = new Run(process.exitValue(), Files.readString(log));
            Files.delete(log);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a script that prints into a file. */
    Process start(String script, Path log, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Path.of("scripts", script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().remove("SPARK_HOME");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The process ids of what runs, by {@code local-cluster status}. */
    List<Long> processes(String name) {
        return run("local-cluster", "status")
                .text()
                .lines()
                .filter(line -> line.endsWith(" " + name))
                .map(line -> Long.valueOf(line.split(" ")[0]))
                .toList();
    }

    @Override
    public void close() {
        run("local-cluster", "stop");
    }
}
