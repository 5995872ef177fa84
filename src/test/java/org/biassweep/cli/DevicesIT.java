package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.biassweep.cli.LocalCluster.Run;
import org.biassweep.device.DeviceAssumption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GPU scheduling on a worker with three cores and two stand-in GPUs, from the settings to the trial table. */
class DevicesIT {

    private static final String JOB = """
            sweep: devices
            tasks: [{function: sine, eval_samples: 101}]
            grid: {widths: [16], weight_ranges: [1], seeds: 8}
            training: {steps: 300}
            engine: dl4j
            criteria: [{error: rmse, epsilons: [0.3]}]
            """;

    @TempDir
    private static Path directory;

    private static LocalCluster cluster;
    private static Path job;

    @BeforeAll
    static void start() throws IOException {
        job = Files.writeString(directory.resolve("job.yaml"), JOB);
        Path script = Files.writeString(
                directory.resolve("gpus.sh"), "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"0\",\"1\"]}'\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        cluster = LocalCluster.start(
                directory.resolve("cluster"),
                Map.of(
                        "LOCAL_CLUSTER_WORKERS", "1",
                        "LOCAL_CLUSTER_CORES", "3",
                        "LOCAL_CLUSTER_GPUS", "2",
                        "LOCAL_CLUSTER_GPU_SCRIPT", script.toString()));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void trialsAtTheSameTimeHaveDevicesOfTheirOwn() throws Exception {
        List<Training> trainings = trainings("whole", "2", "1");

        assertThat(trainings).extracting(Training::device).contains("0", "1");
        assertThat(trainings).allMatch(one -> trainings.stream().noneMatch(other -> one.sharesWith(other)));
    }

    @Test
    void trialsWithHalfADeviceShareIt() throws Exception {
        List<Training> trainings = trainings("half", "1", "0.5");

        assertThat(trainings).extracting(Training::device).containsOnly("0");
        assertThat(trainings).anyMatch(one -> trainings.stream().anyMatch(other -> one.sharesWith(other)));
    }

    /** Of two tasks at a time on one GPU, and of one core without. */
    @Test
    void trialsForADeviceHaveExecutorsOfTheirOwnWhileOthersTrainTheRest() throws Exception {
        DeviceAssumption.check();
        Path both = Files.writeString(directory.resolve("both.yaml"), """
                sweep: both
                tasks:
                  - {function: {name: saddle, target: x1 * x2, domain: [[-1, 1], [-1, 1]], train_samples: 64}}
                  - {function: sine, eval_samples: 101}
                grid: {widths: [8, 16], weight_ranges: [1], seeds: 40}
                training: {steps: 50}
                engine: [hinge, gpu]
                criteria: [{error: rmse, epsilons: [0.3]}]
                """);
        Path output = directory.resolve("both");
        Run run = sweep(
                both,
                output,
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.executor.cores=1",
                "--conf",
                "spark.dynamicAllocation.enabled=true",
                "--conf",
                "spark.dynamicAllocation.maxExecutors=1",
                "--conf",
                "spark.biassweep.tasksPerGpu=2");
        assertThat(run.code()).as(run.text()).isEqualTo(BiasSweep.DONE);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = duck.createStatement()
                        .executeQuery(
                                "SELECT task || ' ' || engine || ' ' || coalesce(device, 'none') || ' ' || count(*)"
                                        + " FROM read_parquet('" + output + "/trials/*/*.parquet') WHERE status = 'ok'"
                                        + " GROUP BY task, engine, device ORDER BY task")) {
            List<String> groups = new ArrayList<>();
            while (rows.next()) {
                groups.add(rows.getString(1));
            }
            assertThat(groups).containsExactly("saddle gpu 0 80", "sine hinge none 80");
        }
    }

    @Test
    void whereThereIsNoDeviceNothingIsTrained() throws IOException {
        Path elsewhere = Files.writeString(
                directory.resolve("elsewhere.yaml"), JOB.replace("engine: dl4j", "engine: {name: gpu, device: 77}"));
        Run run = sweep(elsewhere, directory.resolve("nothing"));

        assertThat(run.code()).as(run.text()).isEqualTo(BiasSweep.ERROR);
        assertThat(run.text())
                .containsPattern("nothing is trained: on executor \\d+ \\(127.0.0.1\\) engine gpu (cannot|finds no)")
                .doesNotContain("\tat ");
        assertThat(directory.resolve("nothing/trials")).doesNotExist();
    }

    @Test
    void moreThanAnyWorkerHasIsAskedForInVainNoLongerThanTheLimit() throws Exception {
        Run run = sweep(
                job,
                directory.resolve("vain"),
                "--conf",
                "spark.executor.resource.gpu.amount=3",
                "--conf",
                "spark.task.resource.gpu.amount=1",
                "--conf",
                "spark.biassweep.executorWaitSeconds=5");

        assertThat(run.code()).as(run.text()).isEqualTo(BiasSweep.ERROR);
        assertThat(run.text())
                .contains("no executor ran a first task within 5 seconds on " + cluster.master() + "; asked for: ")
                .contains("spark.executor.resource.gpu.amount=3")
                .doesNotContain("\tat ");
        assertThat(directory.resolve("vain/trials")).doesNotExist();
    }

    @Test
    void localModeRefusesDevicesBeforeAnythingStarts() {
        Run run = cluster.run(
                "bias-sweep",
                "run",
                job.toString(),
                "--output",
                directory.resolve("local").toString(),
                "--",
                "--master",
                "local[2]",
                "--conf",
                "spark.task.resource.gpu.amount=1");

        assertThat(run.code()).as(run.text()).isEqualTo(BiasSweep.WRONG_INPUT);
        assertThat(run.text())
                .contains("master local[2] schedules no devices (asked for: spark.task.resource.gpu.amount=1)")
                .doesNotContain("\tat ");
        assertThat(directory.resolve("local/sweep.yaml")).doesNotExist();
    }

    /**
     * When a trial was trained, and on what.
     *
     * @param device its address
     * @param start epoch seconds
     * @param end epoch seconds
     */
    private record Training(String device, double start, double end) {

        /** Whether the other was on the same device for more than a moment of the same time; none shares with itself. */
        @SuppressWarnings("ReferenceEquality") // itself, not one like it
        boolean sharesWith(Training other) {
            double both = Math.min(end, other.end) - Math.max(start, other.start);
            return this != other && device.equals(other.device) && both > 0.01;
        }
    }

    private static Run sweep(Path job, Path output, String... options) throws IOException {
        return cluster.run("bias-sweep", cluster.arguments(job, output, options));
    }

    private static List<Training> trainings(String name, String executorAmount, String taskAmount)
            throws IOException, SQLException {
        Path output = directory.resolve(name);
        Run run = sweep(
                job,
                output,
                "--conf",
                "spark.executor.resource.gpu.amount=" + executorAmount,
                "--conf",
                "spark.task.resource.gpu.amount=" + taskAmount);
        assertThat(run.code()).as(run.text()).isEqualTo(BiasSweep.DONE);
        List<Training> trainings = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = duck.createStatement()
                        .executeQuery("SELECT device, epoch(finished_at) - train_seconds, epoch(finished_at)"
                                + " FROM read_parquet('" + output + "/trials/*/*.parquet')")) {
            while (rows.next()) {
                trainings.add(new Training(rows.getString(1), rows.getDouble(2), rows.getDouble(3)));
            }
        }
        assertThat(trainings).hasSize(8);
        return trainings;
    }
}
