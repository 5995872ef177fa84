package org.biassweep.task.data;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One file: its path, for messages, and what it holds, unpacked if it was gzipped.
 *
 * @param path as it was asked for
 * @param bytes all of it
 */
record Content(String path, byte[] bytes) {

    /** @throws InvalidDataException if there is no such file, it is a folder, cannot be read, or its gzip is damaged */
    static Content of(DataFiles files, String path) {
        try {
            if (files.isFolder(path)) {
                throw new InvalidDataException(path + " is a folder where a file is expected");
            }
            byte[] bytes = files.read(path);
            boolean zipped = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
            return new Content(path, zipped ? unpacked(path, bytes) : bytes);
        } catch (FileNotFoundException e) {
            throw new InvalidDataException("there is no file " + path);
        } catch (IOException e) {
            throw new InvalidDataException(path + " cannot be read: " + e.getMessage());
        }
    }

    private static byte[] unpacked(String path, byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (EOFException | ZipException e) {
            throw new InvalidDataException(
                    path + " is gzipped and cut off or damaged (" + e.getMessage() + "); copy or download it again");
        }
    }

    /** The last name of its path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
