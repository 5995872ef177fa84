package org.biassweep.task.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An idx file of unsigned bytes, the format of MNIST (LeCun, Cortes and Burges): two zero bytes, the type 8, the number of
 * dimensions, each dimension as a big-endian 32-bit number, then the bytes.
 *
 * @param path for messages
 * @param count the first dimension
 * @param item the other dimensions; none for labels
 * @param bytes count × the product of {@code item}
 */
record IdxFile(String path, int count, List<Integer> item, byte[] bytes) {

    private static final int UNSIGNED_BYTES = 8;

    /** @throws InvalidDataException if it is no such file, or is cut off */
    static IdxFile of(Content content) {
        byte[] bytes = content.bytes();
        int dimensions = bytes.length < 4 ? 0 : bytes[3];
        if (dimensions < 1
                || bytes[0] != 0
                || bytes[1] != 0
                || bytes[2] != UNSIGNED_BYTES
                || bytes.length < 4 + 4 * dimensions) {
            String start = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(4, bytes.length));
            throw new InvalidDataException(
                    content.path() + " begins with the bytes " + (start.isEmpty() ? "(none)" : start)
                            + " where an idx file of bytes begins with 00 00 08, the number of dimensions and each of them; download"
                            + " it again");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes, 4, 4 * dimensions);
        List<Integer> sizes = new ArrayList<>();
        double product = 1;
        for (int i = 0; i < dimensions; i++) {
            int size = header.getInt();
            sizes.add(size);
            product *= size;
        }
        int body = bytes.length - 4 - 4 * dimensions;
        if (product != body || sizes.stream().anyMatch(size -> size < 1)) {
            throw new InvalidDataException(content.path() + " holds " + body + " bytes after its header, which says "
                    + sizes.stream().map(String::valueOf).collect(Collectors.joining(" x ")) + "; it is "
                    + (body < product ? "cut off" : "damaged") + ": copy or download it again");
        }
        return new IdxFile(
                content.path(),
                sizes.get(0),
                List.copyOf(sizes.subList(1, dimensions)),
                Arrays.copyOfRange(bytes, 4 + 4 * dimensions, bytes.length));
    }

    /** Whether it holds a number for each sample, and not an array. */
    boolean holdsLabels() {
        return item.isEmpty();
    }

    /** The numbers of a sample. */
    int itemSize() {
        return item.stream().reduce(1, Math::multiplyExact);
    }

    /** {@code 28 x 28}. */
    String itemText() {
        return item.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
