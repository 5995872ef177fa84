package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

    private static final long BEAT = 200;

    @TempDir
    private Path directory;

    @Test
    void aLivingDriverKeepsOthersOut() throws IOException {
        try (Lease lease = take()) {
            assertThatThrownBy(this::take)
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("is in use by the driver with process id "
                            + ProcessHandle.current().pid());
            assertThatCode(lease::check).doesNotThrowAnyException();
        }
    }

    @Test
    void whatIsGivenBackIsFreeAtOnceAndLeavesNothing() throws IOException {
        take().close();

        assertThat(file()).doesNotExist();
        take().close();
    }

    @Test
    void aDeadProcessOfThisMachineBlocksNobody() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        leaveBehind(InetAddress.getLocalHost().getHostName(), dead.pid());
        long start = System.nanoTime();

        try (Lease lease = Lease.take(files(), hadoop(directory), 60_000)) {
            assertThatCode(lease::check).doesNotThrowAnyException();
        }
        assertThat((System.nanoTime() - start) / 1e9)
                .as("seconds; a beat would be 60")
                .isLessThan(30);
    }

    @Test
    void aDriverElsewhereThatNoLongerBeatsIsTakenOverAfterThreeBeats() throws IOException {
        leaveBehind("elsewhere", 1);
        long start = System.nanoTime();

        try (Lease lease = take()) {
            assertThatCode(lease::check).doesNotThrowAnyException();
        }
        assertThat((System.nanoTime() - start) / 1e6).isGreaterThanOrEqualTo(3 * BEAT);
    }

    @Test
    void whoLostItsLeaseFindsOutBeforeItCommits() throws IOException {
        try (Lease lease = take()) {
            leaveBehind("elsewhere", 1);
            assertThatThrownBy(lease::check)
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("another driver has taken output");
        }
        assertThat(file()).as("the other's file stays").exists();
    }

    /** HDFS's client answers an interruption with an exception of its own, and no trace of the interruption is left. */
    @Test
    void aLeaseIsGivenBackThoughTheFileSystemSwallowsTheInterruption() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set("fs.file.impl", Deaf.class.getName());
        FileSystem deaf = FileSystem.newInstance(directory.toUri(), configuration);

        Lease lease = Lease.take(deaf, hadoop(directory), 1);
        assertThat(Deaf.READING.await(1, TimeUnit.MINUTES)).as("it beats").isTrue();
        assertTimeoutPreemptively(Duration.ofSeconds(30), lease::close);
        assertThat(file()).doesNotExist();
    }

    /** Takes its time to open a file for the thread that beats, and loses what interrupts it. */
    public static final class Deaf extends LocalFileSystem {

        private static final CountDownLatch READING = new CountDownLatch(1);

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path path, int bufferSize) throws IOException {
            if (Thread.currentThread().getName().equals("lease")) {
                READING.countDown();
                try {
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    throw new IOException("cannot read", e);
                }
            }
            return super.open(path, bufferSize);
        }
    }

    private Lease take() throws IOException {
        return Lease.take(files(), hadoop(directory), BEAT);
    }

    private void leaveBehind(String host, long pid) throws IOException {
        Files.deleteIfExists(directory.resolve("._driver.crc"));
        Files.writeString(file(), host + " " + pid + " 00000000-0000-0000-0000-000000000000 17");
    }

    private Path file() {
        return directory.resolve("_driver");
    }

    private static FileSystem files() throws IOException {
        return FileSystem.getLocal(new Configuration());
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toUri());
    }
}
