package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
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
