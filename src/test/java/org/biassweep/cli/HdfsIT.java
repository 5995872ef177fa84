package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.biassweep.sweep.SweepOnDisk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job file and the output of a sweep on HDFS, a name node and a data node of this process. */
class HdfsIT {

    private static final String JOB = """
            sweep: distributed
            tasks: [{function: sine, eval_samples: 11}]
            grid: {widths: [1, 2, 4], weight_ranges: [1], seeds: 4}
            training: {steps: 5}
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    private static final Map<String, String> SETTINGS = Map.of(
            "spark.master", "local[2]",
            "spark.ui.enabled", "false",
            "spark.driver.host", "127.0.0.1",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.hadoop.dfs.client.use.datanode.hostname", "false");

    @TempDir
    private static java.nio.file.Path directory;

    private static MiniDFSCluster cluster;
    private static FileSystem hdfs;

    @BeforeAll
    static void startHdfs() throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("hdfs").toString());
        cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        hdfs = cluster.getFileSystem();
        SETTINGS.forEach(System::setProperty);
    }

    @AfterAll
    static void stopHdfs() {
        SETTINGS.keySet().forEach(System::clearProperty);
        if (cluster != null) {
            cluster.shutdown();
        }
    }

    @Test
    void aSweepRunsGoesOnAndIsReportedOnHdfsAsOnALocalDisk() throws IOException, SQLException {
        Path job = new Path(hdfs.getUri() + "/jobs/small.yaml");
        Path output = new Path(hdfs.getUri() + "/runs/small");
        try (var out = hdfs.create(job)) {
            out.write(JOB.getBytes(StandardCharsets.UTF_8));
        }

        succeed("run", job.toString(), "--output", output.toString());
        List<String> first = names(new Path(output, "trials"));
        assertThat(first).containsExactly("wave=000001");
        FileStatus file = data(output, "wave=000001");

        succeed("run", job.toString(), "--output", output.toString(), "--set", "grid.seeds=6");
        assertThat(names(new Path(output, "trials"))).containsExactly("wave=000001", "wave=000002");
        assertThat(data(output, "wave=000001"))
                .as("what was committed is not touched")
                .isEqualTo(file);

        hdfs.delete(new Path(output, "curves"), true);
        hdfs.delete(new Path(output, "report"), true);
        succeed("report", output.toString());
        assertThat(names(output))
                .containsExactly("curves", "probabilities", "report", "required_widths", "sweep.yaml", "trials");

        SweepOnDisk copy = new SweepOnDisk(directory.resolve("copy"));
        hdfs.copyToLocalFile(output, new Path(copy.root().toUri()));
        SweepOnDisk local = new SweepOnDisk(directory.resolve("local"));
        java.nio.file.Path localJob = Files.writeString(directory.resolve("job.yaml"), JOB);
        succeed("run", localJob.toString(), "--output", local.root().toString(), "--set", "grid.seeds=6");
        assertThat(copy.trials()).hasSize(18).isEqualTo(local.trials());
        assertThat(copy.tables()).isEqualTo(local.tables());
        assertThat(copy.leftovers()).isEmpty();
    }

    private static void succeed(String... arguments) {
        Ending ending = Ending.of(arguments);
        assertThat(ending.code()).as(() -> String.join("\n", ending.lines())).isEqualTo(BiasSweep.DONE);
    }

    private static FileStatus data(Path output, String wave) throws IOException {
        return Stream.of(hdfs.listStatus(new Path(output, "trials/" + wave)))
                .filter(status -> status.getPath().getName().endsWith(".parquet"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Path path) throws IOException {
        return Arrays.stream(hdfs.listStatus(path))
                .map(status -> status.getPath().getName())
                .sorted()
                .toList();
    }
}
