package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biassweep.sweep.SweepOnDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sweeps on a cluster whose executors, workers and drivers are killed outright, while it computes, while a wave is
 * written, and just after one was committed: each ends as an undisturbed one does, and leaves nothing else behind.
 *
 * <p>Two system properties make a long test of it: {@code biassweep.kills} and {@code biassweep.seed}. Sweeps follow one
 * another until that many kills were done.
 */
class FaultsIT {

    private static final String JOB = """
            sweep: killed
            tasks: [{function: sine, eval_samples: 101}, {function: abs, eval_samples: 101}]
            grid: {widths: [16, 64, 256], weight_ranges: [0.5, 1], seeds: 8}
            training: {steps: 4000}
            criteria: [{error: rmse, epsilons: [0.3, 0.1, 0.03]}, {error: sup, epsilons: [0.5, 0.1]}]
            """;

    private enum Victim {
        EXECUTOR,
        WORKER,
        DRIVER
    }

    private enum Phase {
        COMPUTING,
        WRITING,
        COMMITTED
    }

    private record Kill(Victim victim, Phase phase) {}

    /** A driver that ends by itself, with an error, is started again, but not for ever. */
    private static final int MOST_FAILURES = 3;

    private final int kills = Integer.getInteger("biassweep.kills", 3);
    private final long seed = Long.getLong("biassweep.seed", System.nanoTime() % 100_000);
    private final Random random = new Random(seed);
    private final Deque<Kill> planned = new ArrayDeque<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private final long start = System.nanoTime();
    private int count;

    @TempDir
    private Path directory;

    private Path job;
    private ClusterProcesses cluster;
    private Process driver;
    private Set<Path> abandoned = Set.of();

    @Test
    void whateverIsKilledASweepEndsAsIfNothingHadHappened() throws Exception {
        log("seed %d, %d kills", seed, kills);
        plan();
        job = Files.writeString(directory.resolve("job.yaml"), JOB);
        SweepOnDisk undisturbed = new SweepOnDisk(directory.resolve("undisturbed"));
        try (ClusterProcesses processes = new ClusterProcesses(directory.resolve("cluster"))) {
            cluster = processes;
            assertThat(driver(undisturbed).waitFor()).as(this::lastWords).isEqualTo(BiasSweep.DONE);
            assertThat(undisturbed.leftovers()).isEmpty();
            for (int round = 1; count < kills; round++) {
                SweepOnDisk sweep = new SweepOnDisk(directory.resolve("sweep" + round));
                disturb(sweep);
                assertSame(sweep, undisturbed);
                log(
                        "sweep %d is whole: %d waves, %d trials",
                        round, sweep.committed().size(), sweep.trials().size());
            }
        }
        log("kills by victim and phase: %s", done);
        assertThat(count).isGreaterThanOrEqualTo(kills);
    }

    /** Every three kills have each victim and each phase, every nine each pair; in random order. */
    private void plan() {
        List<Victim> victims = Arrays.asList(Victim.values());
        List<Phase> phases = Arrays.asList(Phase.values());
        for (int i = 0; i < kills; i++) {
            if (i % 9 == 0) {
                Collections.shuffle(victims, random);
                Collections.shuffle(phases, random);
            }
            planned.add(new Kill(victims.get(i % 3), phases.get((i + i / 3) % 3)));
        }
    }

    /** Runs one sweep to its end; on the way does what is planned. */
    private void disturb(SweepOnDisk sweep) throws Exception {
        int failures = 0;
        start(sweep);
        while (true) {
            if (!planned.isEmpty() && reached(planned.peek().phase(), sweep)) {
                Kill kill = planned.peek();
                if (happens(kill)) {
                    planned.remove();
                    count++;
                    done.merge(kill.victim() + " " + kill.phase(), 1, Integer::sum);
                    log(
                            "kill %d: %s, %s, %d waves",
                            count,
                            kill.victim(),
                            kill.phase(),
                            sweep.committed().size());
                    if (kill.victim() == Victim.DRIVER) {
                        start(sweep);
                    }
                }
            } else if (driver.waitFor(10, TimeUnit.MINUTES)) {
                if (driver.exitValue() == BiasSweep.DONE) {
                    return;
                }
                log("the driver ended by itself with %d: %s", driver.exitValue(), lastWords());
                assertThat(++failures).as(this::lastWords).isLessThanOrEqualTo(MOST_FAILURES);
                start(sweep);
            } else {
                throw new AssertionError("the sweep does not end: " + lastWords());
            }
        }
    }

    /** Starts a driver; what a dead one was writing does not count as being written. */
    private void start(SweepOnDisk sweep) throws IOException {
        abandoned = beingWritten(sweep);
        driver = driver(sweep);
    }

    private boolean happens(Kill kill) throws IOException, InterruptedException {
        int worker = random.nextInt(ClusterProcesses.workers());
        switch (kill.victim()) {
            case EXECUTOR -> {
                return cluster.killExecutor(worker) || cluster.killExecutor(1 - worker);
            }
            case WORKER -> cluster.killWorker(worker);
            case DRIVER -> {
                ClusterProcesses.kill(driver.toHandle());
                driver.waitFor();
            }
        }
        return true;
    }

    /** Waits until the sweep is in the phase; false when the driver ended before. */
    private boolean reached(Phase phase, SweepOnDisk sweep) throws IOException, InterruptedException {
        int before = sweep.committed().size();
        long earliest = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(2000));
        boolean begun = false;
        while (driver.isAlive()) {
            boolean writing = !abandoned.containsAll(beingWritten(sweep));
            int committed = sweep.committed().size();
            begun |= writing || committed > before;
            boolean reached = switch (phase) {
                case COMPUTING -> begun && !writing && System.nanoTime() > earliest;
                case WRITING -> writing;
                case COMMITTED -> committed > before;
            };
            if (reached) {
                return true;
            }
            Thread.sleep(2);
        }
        return false;
    }

    /** The data files of waves that are not in their place yet. */
    private static Set<Path> beingWritten(SweepOnDisk sweep) throws IOException {
        Path trials = sweep.root().resolve("trials");
        while (Files.exists(trials)) {
            try (Stream<Path> files = Files.walk(trials)) {
                return files.filter(file -> file.toString().contains("_temporary")
                                && file.toString().endsWith(".parquet"))
                        .collect(Collectors.toSet());
            } catch (UncheckedIOException e) {
                Thread.onSpinWait(); // a directory that was listed went away meanwhile: once more
            }
        }
        return Set.of();
    }

    private static void assertSame(SweepOnDisk sweep, SweepOnDisk undisturbed) throws IOException, SQLException {
        assertThat(sweep.leftovers()).isEmpty();
        assertThat(sweep.trials()).isEqualTo(undisturbed.trials());
        assertThat(sweep.tables()).isEqualTo(undisturbed.tables());
    }

    private Process driver(SweepOnDisk sweep) throws IOException {
        Map<String, String> settings = Map.ofEntries(
                Map.entry("spark.master", cluster.url()),
                Map.entry("spark.ui.enabled", "false"),
                Map.entry("spark.driver.host", "127.0.0.1"),
                Map.entry("spark.driver.bindAddress", "127.0.0.1"),
                Map.entry("spark.executor.memory", "512m"),
                Map.entry("spark.executor.extraClassPath", System.getProperty("java.class.path")),
                Map.entry("spark.executor.extraJavaOptions", "-XX:+UseSerialGC --add-modules=jdk.incubator.vector"),
                Map.entry("spark.executorEnv.SPARK_SCALA_VERSION", "2.12"),
                Map.entry("spark.executorEnv.OMP_NUM_THREADS", "1"),
                Map.entry("spark.biassweep.waveSeconds", "0.1"));
        return cluster.start(
                "driver",
                settings.entrySet().stream()
                        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                        .toList(),
                "org.biassweep.cli.BiasSweep",
                "run",
                job.toString(),
                "--output",
                sweep.root().toString());
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("cluster/driver.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void log(String format, Object... values) {
        System.out.printf(
                Locale.ROOT,
                "%6.1f s  %s%n",
                (System.nanoTime() - start) / 1e9,
                String.format(Locale.ROOT, format, values));
    }
}
