package org.biassweep.sweep;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The local file system with one fault planned: the n-th operation of a kind fails, before or after it was done. Put in
 * the place of {@code file:} by {@code fs.file.impl}; all in one process, so one plan serves driver and tasks.
 */
public final class FaultyFileSystem extends LocalFileSystem {

    /** What can fail. */
    public enum Operation {
        CREATE,
        WRITE,
        RENAME,
        DELETE
    }

    /** Where the fault lies: the {@code number}-th such operation on a path that contains {@code part}, counted from 1. */
    public record Fault(Operation operation, String part, int number, boolean afterDoingIt) {}

    /** What is left to count until the fault. */
    private static final class Countdown {
        private final Fault fault;
        private int left;

        Countdown(Fault fault) {
            this.fault = fault;
            left = fault.number();
        }

        synchronized boolean strikes(Operation operation, Path path) {
            return operation == fault.operation() && path.toString().contains(fault.part()) && --left == 0;
        }
    }

    private static final AtomicReference<Countdown> PLAN = new AtomicReference<>();
    private static volatile boolean renamesByCopying;

    /** The one fault to come; null for none. Returns whether the previous one has struck. */
    public static boolean plan(Fault fault) {
        Countdown before = PLAN.getAndSet(fault == null ? null : new Countdown(fault));
        return before != null && before.left <= 0;
    }

    /**
     * Whether to rename as an object store does: every file is created anew, written, and only then deleted where it
     * was. Each of these steps counts, and may be the one that fails.
     */
    static void renameByCopying(boolean copying) {
        renamesByCopying = copying;
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        boolean strikes = strikes(Operation.CREATE, path);
        failBefore(strikes, "Input/output error");
        FSDataOutputStream out =
                super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
        if (strikes) {
            out.close();
            throw new IOException("Input/output error");
        }
        return new FSDataOutputStream(new FaultyStream(path, out), null);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        boolean strikes = strikes(Operation.RENAME, from);
        failBefore(strikes, "Connection reset by peer");
        boolean renamed =
                renamesByCopying ? FileUtil.copy(this, from, this, to, true, true, getConf()) : super.rename(from, to);
        failAfter(strikes, "Connection reset by peer");
        return renamed;
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        boolean strikes = strikes(Operation.DELETE, path);
        failBefore(strikes, "Connection timed out");
        boolean deleted = super.delete(path, recursive);
        failAfter(strikes, "Connection timed out");
        return deleted;
    }

    private static boolean strikes(Operation operation, Path path) {
        Countdown plan = PLAN.get();
        return plan != null && plan.strikes(operation, path);
    }

    private static void failBefore(boolean strikes, String message) throws IOException {
        Countdown plan = PLAN.get();
        if (strikes && !plan.fault.afterDoingIt()) {
            throw new IOException(message);
        }
    }

    private static void failAfter(boolean strikes, String message) throws IOException {
        if (strikes) {
            throw new IOException(message);
        }
    }

    /** A stream on which a planned write finds the disk full. */
    private static final class FaultyStream extends OutputStream {
        private final Path path;
        private final OutputStream out;

        FaultyStream(Path path, OutputStream out) {
            this.path = path;
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (strikes(Operation.WRITE, path)) {
                out.write(bytes, offset, length / 2);
                throw new IOException("No space left on device");
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
