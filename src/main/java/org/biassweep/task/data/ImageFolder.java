package org.biassweep.task.data;

import java.io.IOException;
import java.util.List;

/** A folder of labelled images, in a format that the names of its files tell. */
public final class ImageFolder {

    private static final String WHAT_WOULD_DO = "a set is four idx files, as MNIST's (" + IdxFolder.NAMES
            + ", plain or .gz), or six of CIFAR-10's binary version (" + CifarFolder.NAMES
            + "); scripts/fetch-datasets brings MNIST and Fashion-MNIST and says where others go";

    private ImageFolder() {}

    /**
     * Reads and checks a set.
     *
     * @param folder where its files are
     * @throws InvalidDataException if it holds no set, or a file of it is missing or wrong
     */
    public static Images read(DataFiles files, String folder) {
        List<String> names = names(files, folder);
        if (names.isEmpty()) {
            throw new InvalidDataException(folder + " is no folder, or an empty one; " + WHAT_WOULD_DO);
        }
        if (names.stream().anyMatch(IdxFolder::isOne)) {
            return new IdxFolder(files, folder, names).read();
        }
        if (names.stream().anyMatch(CifarFolder::isOne)) {
            return new CifarFolder(files, folder, names).read();
        }
        if (names.contains(CifarFolder.SUBFOLDER)) {
            return read(files, folder + "/" + CifarFolder.SUBFOLDER);
        }
        throw new InvalidDataException(folder + " holds " + some(names) + " and no set of images; " + WHAT_WOULD_DO);
    }

    private static List<String> names(DataFiles files, String folder) {
        try {
            return files.names(folder);
        } catch (IOException e) {
            throw new InvalidDataException(folder + " cannot be looked into: " + e.getMessage());
        }
    }

    static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(5, names.size()))) + (names.size() > 5 ? ", …" : "");
    }
}
