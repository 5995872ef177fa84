package org.biassweep.task.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small sets of images in the formats of the large ones. */
public final class ImageFiles {

    public static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    public static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    public static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    public static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    private ImageFiles() {}

    /** An idx file. */
    public static byte[] idx(int[] sizes, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        bytes.put(new byte[] {0, 0, 8, (byte) sizes.length});
        for (int size : sizes) {
            bytes.putInt(size);
        }
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.array();
    }

    public static int[] sizes(int... sizes) {
        return sizes;
    }

    /** Three images of 1 x 2 pixels to train on and two to test on, of two classes. */
    public static Path smallIdx(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(TRAIN_IMAGES), idx(sizes(3, 1, 2), 0, 255, 10, 51, 20, 102));
        Files.write(folder.resolve(TRAIN_LABELS), idx(sizes(3), 4, 7, 7));
        Files.write(folder.resolve(TEST_IMAGES), idx(sizes(2, 1, 2), 30, 0, 40, 255));
        Files.write(folder.resolve(TEST_LABELS), idx(sizes(2), 7, 4));
        return folder;
    }

    public static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    /** A batch of CIFAR-10 with an image for each label, all of whose bytes are {@code first}, {@code first + 1}, … . */
    public static byte[] cifarBatch(int first, int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(labels.length * 3073);
        for (int i = 0; i < labels.length; i++) {
            bytes.put((byte) labels[i]);
            for (int p = 0; p < 3072; p++) {
                bytes.put((byte) (first + i));
            }
        }
        return bytes.array();
    }

    /** Five batches of two images, and two images to test on. */
    public static Path smallCifar(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int batch = 1; batch <= 5; batch++) {
            Files.write(folder.resolve("data_batch_" + batch + ".bin"), cifarBatch(10 * batch, 0, 9));
        }
        Files.write(folder.resolve("test_batch.bin"), cifarBatch(200, 9, 0));
        return folder;
    }
}
