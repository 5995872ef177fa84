package org.biassweep.task;

import java.util.Arrays;
import java.util.Optional;
import org.biassweep.spec.DataSetSpec;
import org.biassweep.spec.ImageSet;
import org.biassweep.spec.Problems;
import org.biassweep.spec.TableSet;
import org.biassweep.task.data.DataFiles;
import org.biassweep.task.data.InvalidDataException;

/** Makes tasks of data sets, and says what is wrong with those that cannot be made. */
final class DataSetTasks {

    private DataSetTasks() {}

    /**
     * Loads a data set.
     *
     * @param key the path of the task
     * @param problems gets a sentence if something is wrong with it
     * @return empty if something is
     */
    static Optional<Task> load(DataSetSpec spec, String key, DataFiles files, Problems problems) {
        try {
            return Optional.of(
                    spec instanceof ImageSet images
                            ? ImageSets.load(images, files)
                            : TableSets.load((TableSet) spec, files));
        } catch (InvalidDataException e) {
            problems.add(key + "." + e.keyOr(spec instanceof ImageSet ? "folder" : "table"), e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The first samples of an order.
     *
     * @param asked how many, or {@link DataSetSpec#ALL}
     * @param key where it was asked
     * @throws InvalidDataException if there are fewer
     */
    static int[] first(int asked, String key, int[] order) {
        if (asked > order.length) {
            throw new InvalidDataException(
                    key, asked + " where the set has " + order.length + "; give at most that, or leave it out for all");
        }
        return asked == DataSetSpec.ALL ? order : Arrays.copyOf(order, asked);
    }
}
