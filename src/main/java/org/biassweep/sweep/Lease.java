package org.biassweep.sweep;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right of one driver to write into an output directory: a file that names the driver and changes every few
 * seconds for as long as it lives.
 *
 * <p>A driver that finds the file of another watches it: if it changes, the other lives, and this one is refused; if it
 * does not, for three beats, the other is dead and the file is taken over. So no clocks are compared, and a dead
 * driver blocks nobody for longer. A dead process of this very machine is told at once. When two take over at the same
 * moment, the file's last writer has it, and the other finds out at its next {@link #check}, before it commits anything.
 */
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    static final String FILE = "_driver";

    private static final int PATIENCE = 3;
    private static final long BEAT_MILLIS = 5000;

    private final FileSystem files;
    private final Path file;
    private final long beatMillis;
    private final Holder self;
    private final Thread heart = new Thread(this::keepBeating, "lease");

    /** Says that it is over; an interruption alone may be lost in a file system that is just being waited for. */
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Who holds a lease; its line in the file is {@code host pid id beat}. */
    private record Holder(String host, long pid, String id) {

        private static final Pattern LINE = Pattern.compile("(\\S+) (\\d{1,18}) (\\S+) \\d+");

        static Holder self() {
            try {
                return new Holder(
                        InetAddress.getLocalHost().getHostName(),
                        ProcessHandle.current().pid(),
                        UUID.randomUUID().toString());
            } catch (UnknownHostException e) {
                throw new IllegalStateException("this machine does not know its own name", e);
            }
        }

        /** Nothing for a line that is only half written. */
        static Optional<Holder> of(String line) {
            Matcher words = LINE.matcher(line);
            return words.matches()
                    ? Optional.of(new Holder(words.group(1), Long.parseLong(words.group(2)), words.group(3)))
                    : Optional.empty();
        }

        String line(long beat) {
            return host + " " + pid + " " + id + " " + beat;
        }

        /** Whether the other was a process of this machine that is no more. */
        boolean sawDie(Holder other) {
            return other.host.equals(host) && ProcessHandle.of(other.pid).isEmpty();
        }

        @Override
        public String toString() {
            return "the driver with process id " + pid + " on " + host;
        }
    }

    private Lease(FileSystem files, Path root, long beatMillis) {
        this.files = files;
        this.file = new Path(root, FILE);
        this.beatMillis = beatMillis;
        this.self = Holder.self();
    }

    /**
     * Takes the lease of a directory.
     *
     * @throws IOException if its file cannot be read or written
     * @throws OutputException if another driver holds it and lives
     */
    static Lease take(FileSystem files, Path root) throws IOException {
        return take(files, root, BEAT_MILLIS);
    }

    /**
     * The same, with another time between two beats. The file is read while its owner writes it, so it has no checksum
     * beside it; a file system of its own keeps that setting from others.
     */
    static Lease take(FileSystem files, Path root, long beatMillis) throws IOException {
        FileSystem unchecked = FileSystem.newInstance(root.toUri(), files.getConf());
        unchecked.setWriteChecksum(false);
        unchecked.setVerifyChecksum(false);
        Lease lease = new Lease(unchecked, root, beatMillis);
        lease.waitForTheDead();
        lease.beat(0);
        lease.heart.setDaemon(true);
        lease.heart.start();
        return lease;
    }

    /** @throws OutputException if another driver has the lease now, or that cannot be told */
    void check() {
        try {
            if (!isOurs()) {
                throw new OutputException("another driver has taken output " + file.getParent()
                        + " over; what was committed stays, and the same command goes on from there");
            }
        } catch (IOException e) {
            throw new OutputException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Gives the lease back. */
    @Override
    public void close() {
        ended.countDown();
        heart.interrupt();
        try {
            heart.join();
            if (isOurs()) {
                files.delete(file, false);
            }
            files.close();
        } catch (IOException e) {
            LOG.warn("cannot remove {} ({}); the next driver will wait for it", file, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForTheDead() throws IOException {
        Optional<String> last = read();
        Optional<Holder> holder = last.flatMap(Holder::of);
        if (last.isEmpty() || holder.filter(self::sawDie).isPresent()) {
            return;
        }
        String who = holder.map(Holder::toString).orElse("another driver");
        LOG.info("{} names {}; waiting up to {} s to see whether it lives", file, who, beatMillis * PATIENCE / 1000);
        for (int beat = 0; beat < PATIENCE; beat++) {
            pause();
            Optional<String> now = read();
            if (now.isEmpty()) {
                return;
            }
            if (!now.equals(last)) {
                throw new OutputException("output " + file.getParent() + " is in use by " + who
                        + "; wait until it has ended, or name another output");
            }
        }
    }

    private void keepBeating() {
        for (long count = 1; ended.getCount() > 0; count++) {
            try {
                if (!ended.await(beatMillis, TimeUnit.MILLISECONDS) && isOurs()) {
                    beat(count);
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                LOG.warn("cannot keep {}: {}", file, e.getMessage());
            }
        }
    }

    private boolean isOurs() throws IOException {
        return read().flatMap(Holder::of).filter(self::equals).isPresent();
    }

    private synchronized void beat(long count) throws IOException {
        try (OutputStream out = files.create(file, true)) {
            out.write(self.line(count).getBytes(StandardCharsets.UTF_8));
        }
    }

    private synchronized Optional<String> read() throws IOException {
        try (InputStream in = files.open(file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (ChecksumException e) { // it is being written, or its writer died doing so
            return Optional.of("");
        }
    }

    private void pause() {
        try {
            Thread.sleep(beatMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutputException("interrupted while waiting for " + file, e);
        }
    }
}
