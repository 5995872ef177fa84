package org.biassweep.task.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The six files of CIFAR-10's binary version (Krizhevsky 2009): each image is a label, then 1024 red, 1024 green and 1024
 * blue bytes.
 *
 * @param files where the folder is
 * @param folder its path
 * @param names what is in it
 */
record CifarFolder(DataFiles files, String folder, List<String> names) {

    static final String NAMES = "data_batch_1.bin … data_batch_5.bin, test_batch.bin";
    static final String SUBFOLDER = "cifar-10-batches-bin";

    private static final int PIXELS = 3 * 32 * 32;
    private static final int RECORD = 1 + PIXELS;
    private static final int CLASSES = 10;
    private static final String TEST = "test_batch.bin";
    private static final List<String> TRAINING =
            List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin");

    static boolean isOne(String name) {
        return TRAINING.contains(name) || name.equals(TEST);
    }

    /** @throws InvalidDataException if a file is missing or wrong */
    Images read() {
        List<Content> batches = new ArrayList<>();
        for (String name : TRAINING) {
            Content batch = batch(name);
            if (batch.bytes().length != (batches.isEmpty() ? batch : batches.get(0)).bytes().length) {
                throw new InvalidDataException(batch.path() + " holds " + images(batch) + " images and "
                        + batches.get(0).name() + " " + images(batches.get(0))
                        + ", but all five hold as many; copy or download it again");
            }
            checkOther(batch, batches);
            batches.add(batch);
        }
        Content test = batch(TEST);
        checkOther(test, batches);
        return new Images(
                "CIFAR-10 binary, 3 x 32 x 32 pixels",
                PIXELS,
                part(folder + "/data_batch_1 … 5.bin", batches),
                part(test.path(), List.of(test)));
    }

    private Content batch(String name) {
        if (!names.contains(name)) {
            throw new InvalidDataException(folder + " lacks " + name + " of CIFAR-10's binary version (it holds "
                    + ImageFolder.some(names) + "); unpack all of it there");
        }
        Content batch = Content.of(files, folder + "/" + name);
        if (batch.bytes().length == 0 || batch.bytes().length % RECORD != 0) {
            throw new InvalidDataException(batch.path() + " holds " + batch.bytes().length
                    + " bytes, which is no multiple of an image's " + RECORD
                    + "; it is cut off or not of CIFAR-10's binary version: copy or download it again");
        }
        for (int i = 0; i < images(batch); i++) {
            int label = Byte.toUnsignedInt(batch.bytes()[i * RECORD]);
            if (label >= CLASSES) {
                throw new InvalidDataException(batch.path() + " holds the label " + label + " (image " + (i + 1)
                        + ") where CIFAR-10 has 0 to 9; is it of CIFAR-10's binary version?");
            }
        }
        return batch;
    }

    private static void checkOther(Content batch, List<Content> others) {
        for (Content other : others) {
            if (Arrays.equals(batch.bytes(), other.bytes())) {
                throw new InvalidDataException(
                        batch.path() + " holds the same images as " + other.name() + "; copy or download both again");
            }
        }
    }

    private static int images(Content batch) {
        return batch.bytes().length / RECORD;
    }

    private static Images.Part part(String file, List<Content> batches) {
        int count = batches.stream().mapToInt(CifarFolder::images).sum();
        byte[] pixels = new byte[Math.multiplyExact(count, PIXELS)];
        int[] labels = new int[count];
        int n = 0;
        for (Content batch : batches) {
            for (int i = 0; i < images(batch); i++, n++) {
                labels[n] = Byte.toUnsignedInt(batch.bytes()[i * RECORD]);
                System.arraycopy(batch.bytes(), i * RECORD + 1, pixels, n * PIXELS, PIXELS);
            }
        }
        return new Images.Part(file, pixels, labels);
    }
}
