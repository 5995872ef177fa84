package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster to try: authenticated, on loopback only, and gone when it is stopped. */
class LocalClusterIT {

    private static final String JOB = """
            sweep: clustered
            tasks: [{function: sine, eval_samples: 101}]
            grid: {widths: [64], weight_ranges: [1], seeds: 8}
            training: {steps: 30000}
            criteria: [{error: rmse, epsilons: [0.3]}]
            """;

    @TempDir
    private Path directory;

    @Test
    void aSweepRunsOnItBehindASecretThatNobodyElseCanReadAndOnLoopbackOnly() throws Exception {
        Path job = Files.writeString(directory.resolve("job.yaml"), JOB);
        Path log = directory.resolve("log");
        LocalCluster cluster = LocalCluster.start(directory.resolve("cluster"), Map.of());
        try (cluster) {
            Path settings = cluster.directory().resolve("conf/spark-defaults.conf");
            String secret = Files.readAllLines(settings).stream()
                    .filter(line -> line.startsWith("spark.authenticate.secret "))
                    .map(line -> line.split(" ")[1])
                    .findFirst()
                    .orElseThrow();
            assertThat(secret).matches("[0-9a-f]{64}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
                    .isEqualTo("rw-------");

            Process sweep = training(cluster, job, log);
            assertThat(cluster.processes("CoarseGrainedExecutorBackend")).hasSize(2);
            assertThat(cluster.processes("Worker")).hasSize(2);
            Stream<Long> ours = Stream.of("Master", "Worker", "CoarseGrainedExecutorBackend")
                    .flatMap(name -> cluster.processes(name).stream());
            List<String> listening =
                    listening(Stream.concat(ours, Stream.of(sweep.pid())).toList());
            assertThat(listening)
                    .as("master, workers and their pages; driver; block managers")
                    .hasSizeGreaterThanOrEqualTo(8)
                    .allMatch(address -> address.contains("127.0.0.1]:") || address.startsWith("127.0.0.1:"));
            assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
                    .noneMatch(command -> command.contains(secret));

            assertThat(sweep.waitFor()).as(Files.readString(log)).isEqualTo(BiasSweep.DONE);
            assertThat(containing(secret)).containsExactly(settings);
        }
        assertThat(cluster.run("local-cluster", "status").text()).isEqualTo("nothing runs\n");
        assertThat(cluster.directory().resolve("conf")).doesNotExist();
    }

    @Test
    void stopEndsTheExecutorsOfAWorkerThatWasKilled() throws Exception {
        Path job = Files.writeString(directory.resolve("job.yaml"), JOB.replace("30000", "100000000"));
        Path log = directory.resolve("log");
        LocalCluster cluster = LocalCluster.start(directory.resolve("cluster"), Map.of("LOCAL_CLUSTER_WORKERS", "1"));
        try (cluster) {
            Process sweep = training(cluster, job, log);
            long worker = cluster.processes("Worker").get(0);
            long executor = cluster.processes("CoarseGrainedExecutorBackend").get(0);
            ProcessHandle.of(worker).orElseThrow().destroyForcibly();
            sweep.descendants().forEach(ProcessHandle::destroyForcibly);
            sweep.destroyForcibly().waitFor();

            assertThat(cluster.run("local-cluster", "stop").code()).isZero();
            Optional<ProcessHandle> orphan = ProcessHandle.of(executor);
            if (orphan.isPresent()) { // dead, and not yet buried by its new parent
                orphan.get().onExit().get(1, TimeUnit.MINUTES);
            }
            assertThat(cluster.run("local-cluster", "status").code()).isEqualTo(1);
        }
    }

    /** A sweep that has begun to train. */
    private Process training(LocalCluster cluster, Path job, Path log) throws IOException, InterruptedException {
        Process sweep = cluster.start("bias-sweep", log, cluster.arguments(job, directory.resolve("out")));
        while (sweep.isAlive() && !Files.readString(log).contains("training 8 trials")) {
            Thread.sleep(100);
        }
        return sweep;
    }

    private List<Path> containing(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(secret))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // a temporary file that has gone since
        }
    }

    /** The addresses on which these processes listen, as {@code ss} lists them. */
    private static List<String> listening(List<Long> processes) throws IOException {
        Process ss = new ProcessBuilder("ss", "-ltnpH").start();
        return new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> processes.stream().anyMatch(pid -> line.contains("pid=" + pid + ",")))
                .map(line -> line.trim().split("\\s+")[3])
                .toList();
    }
}
