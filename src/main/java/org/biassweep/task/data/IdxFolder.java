package org.biassweep.task.data;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The four idx files of a set with MNIST's names.
 *
 * @param files where the folder is
 * @param folder its path
 * @param names what is in it
 */
record IdxFolder(DataFiles files, String folder, List<String> names) {

    static final String NAMES =
            "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte";

    private static final Pattern NAME = Pattern.compile("(train|t10k)-(images|labels)[-.]idx\\d-ubyte(\\.gz)?");

    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** @throws InvalidDataException if a file is missing or wrong */
    Images read() {
        IdxFile trainImages = images("train-images");
        IdxFile trainLabels = labels("train-labels", trainImages);
        IdxFile testImages = images("t10k-images");
        IdxFile testLabels = labels("t10k-labels", testImages);
        if (!trainImages.item().equals(testImages.item())) {
            throw new InvalidDataException(testImages.path() + " holds images of " + testImages.itemText() + " and "
                    + trainImages.path() + " images of " + trainImages.itemText() + "; take all files of one set");
        }
        return new Images(
                "idx, " + trainImages.itemText() + " pixels",
                trainImages.itemSize(),
                part(trainImages, trainLabels),
                part(testImages, testLabels));
    }

    private static Images.Part part(IdxFile images, IdxFile labels) {
        int[] numbers = new int[labels.count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Byte.toUnsignedInt(labels.bytes()[i]);
        }
        return new Images.Part(labels.path(), images.bytes(), numbers);
    }

    private IdxFile images(String start) {
        IdxFile file = file(start);
        if (file.holdsLabels()) {
            throw new InvalidDataException(file.path() + " holds " + file.count()
                    + " single numbers where images are expected; are the files of images and labels swapped?");
        }
        return file;
    }

    private IdxFile labels(String start, IdxFile images) {
        IdxFile file = file(start);
        if (!file.holdsLabels()) {
            throw new InvalidDataException(file.path() + " holds " + file.count() + " arrays of " + file.itemText()
                    + " where labels are expected; are the files of images and labels swapped?");
        }
        if (file.count() != images.count()) {
            throw new InvalidDataException(file.path() + " holds " + file.count() + " labels for the " + images.count()
                    + " images of " + images.path() + "; take both files of the same part of the same set");
        }
        return file;
    }

    private IdxFile file(String start) {
        Optional<String> found = names.stream()
                .filter(name -> isOne(name) && name.startsWith(start))
                .min(String::compareTo);
        String name = found.orElseThrow(() -> new InvalidDataException(folder + " lacks " + start + "-idx"
                + (start.endsWith("images") ? 3 : 1) + "-ubyte, plain or .gz (it holds " + ImageFolder.some(names)
                + "); scripts/fetch-datasets brings MNIST and Fashion-MNIST"));
        return IdxFile.of(Content.of(files, folder + "/" + name));
    }
}
