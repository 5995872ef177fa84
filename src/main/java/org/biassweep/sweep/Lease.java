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

    /** Who holds a lease: {@code host pid id}, and the count of beats behind it. */
    private record Holder(String host, long pid, String id) {

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

        String line(long beat) {
            return host + " " + pid + " " + id + " " + beat;
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

    /** The same, with another time between two beats. */
    static Lease take(FileSystem files, Path root, long beatMillis) throws IOException {
        Lease lease = new Lease(files, root, beatMillis);
        lease.waitForTheDead();
        lease.beat(0);
        lease.heart.setDaemon(true);
        lease.heart.start();
        return lease;
    }

    /** @throws OutputException if another driver has the lease now, or that cannot be told */
    synchronized void check() {
        try {
            if (!isOurs(read())) {
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
        heart.interrupt();
        try {
            heart.join();
            if (isOurs(read())) {
                files.delete(file, false);
            }
        } catch (IOException e) {
            LOG.warn("cannot remove {} ({}); the next driver will wait for it", file, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForTheDead() throws IOException {
        Optional<String> first = read();
        if (first.isPresent() && !isDeadHere(first.get())) {
            LOG.info(
                    "{} was left by another driver; waiting up to {} s to see whether it lives",
                    file,
                    beatMillis * PATIENCE / 1000);
        }
        for (int beat = 0; first.isPresent() && !isDeadHere(first.get()) && beat < PATIENCE; beat++) {
            pause();
            Optional<String> now = read();
            if (now.isPresent() && !now.equals(first)) {
                String[] words = now.get().split(" ");
                String who = words.length < 2
                        ? "another driver"
                        : "the driver with process id " + words[1] + " on " + words[0];
                throw new OutputException("output " + file.getParent() + " is in use by " + who
                        + "; wait until it has ended, or name another output");
            }
            first = now;
        }
    }

    /** Whether the holder was a process of this machine that is no more. */
    private boolean isDeadHere(String line) {
        String[] words = line.split(" ");
        return words.length == 4
                && words[0].equals(self.host())
                && words[1].matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(words[1])).isEmpty();
    }

    private void keepBeating() {
        for (long count = 1; !Thread.currentThread().isInterrupted(); count++) {
            try {
                Thread.sleep(beatMillis);
                beatIfOurs(count);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                LOG.warn("cannot keep {}: {}", file, e.getMessage());
            }
        }
    }

    /** Never while {@link #check} reads: a file that is being written is empty for a moment. */
    private synchronized void beatIfOurs(long count) throws IOException {
        if (isOurs(read())) {
            beat(count);
        }
    }

    private boolean isOurs(Optional<String> line) {
        return line.isPresent() && line.get().contains(self.id());
    }

    private void beat(long count) throws IOException {
        try (OutputStream out = files.create(file, true)) {
            out.write(self.line(count).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What the file says, if there is one; nothing while it is being written, or when its writer died doing so. */
    private Optional<String> read() throws IOException {
        try (InputStream in = files.open(file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (ChecksumException e) {
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
