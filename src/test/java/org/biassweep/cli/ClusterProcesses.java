package org.biassweep.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A standalone Spark cluster on loopback whose every process can be killed: a master and two workers of one core. */
final class ClusterProcesses implements AutoCloseable {

    private static final int WORKERS = 2;

    /** What makes processes that live for seconds start sooner. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path directory;
    private final int port;
    private final Process[] workers = new Process[WORKERS];
    private final Set<ProcessHandle> started = ConcurrentHashMap.newKeySet();

    /** @param directory for logs and the workers' files */
    ClusterProcesses(Path directory) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        Files.createDirectories(directory.resolve("home/jars"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start(
                "master",
                List.of(),
                "org.apache.spark.deploy.master.Master",
                "--port",
                String.valueOf(port),
                "--webui-port",
                "0");
        for (int i = 0; i < WORKERS; i++) {
            startWorker(i);
        }
    }

    String url() {
        return "spark://127.0.0.1:" + port;
    }

    /** Starts a Java process with what every process of the cluster is told; its output goes to a log file. */
    Process start(String name, List<String> settings, String... mainAndArguments) throws IOException {
        List<String> command = new ArrayList<>(ChildJvm.command());
        command.addAll(1, SHORT_LIVED);
        command.addAll(1, settings);
        command.addAll(Arrays.asList(mainAndArguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve(name + ".log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME", directory.resolve("home").toString(),
                        "SPARK_SCALA_VERSION", "2.12",
                        "SPARK_LOCAL_IP", "127.0.0.1",
                        "SPARK_LOCAL_HOSTNAME", "127.0.0.1",
                        "OMP_NUM_THREADS", "1"));
        Process process = builder.start();
        started.add(process.toHandle());
        return process;
    }

    /** Kills a worker outright and starts another in its place; its executors find out by themselves. */
    void killWorker(int index) throws IOException, InterruptedException {
        note(index);
        kill(workers[index].toHandle());
        startWorker(index);
    }

    /** Kills an executor of a worker outright; whether there was one. */
    boolean killExecutor(int index) {
        note(index);
        List<ProcessHandle> children = workers[index].children().toList();
        children.forEach(ClusterProcesses::kill);
        return !children.isEmpty();
    }

    static int workers() {
        return WORKERS;
    }

    /** Ends all processes that were started, and executors whose worker was killed. */
    @Override
    public void close() {
        for (int i = 0; i < WORKERS; i++) {
            note(i);
        }
        started.forEach(ClusterProcesses::kill);
    }

    private void startWorker(int index) throws IOException {
        workers[index] = start(
                "worker" + index,
                List.of(),
                "org.apache.spark.deploy.worker.Worker",
                "--port",
                "0",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                directory.resolve("work" + index).toString(),
                url());
    }

    private void note(int worker) {
        started.addAll(workers[worker].children().toList());
    }

    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
