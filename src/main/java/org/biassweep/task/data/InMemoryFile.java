package org.biassweep.task.data;

import java.io.ByteArrayInputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** Bytes as the file that Parquet reads. */
final class InMemoryFile implements InputFile {

    private final byte[] bytes;

    InMemoryFile(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long getLength() {
        return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
        Bytes stream = new Bytes(bytes);
        return new DelegatingSeekableInputStream(stream) {
            @Override
            public long getPos() {
                return stream.position();
            }

            @Override
            public void seek(long position) {
                stream.seek(Math.toIntExact(position));
            }
        };
    }

    /** A stream that can go back. */
    private static final class Bytes extends ByteArrayInputStream {

        Bytes(byte[] bytes) {
            super(bytes);
        }

        synchronized int position() {
            return pos;
        }

        synchronized void seek(int position) {
            pos = position;
        }
    }
}
