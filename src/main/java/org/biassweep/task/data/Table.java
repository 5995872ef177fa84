package org.biassweep.task.data;

import java.util.List;

/**
 * The columns of a table that were asked for.
 *
 * @param path for messages
 * @param features the names of the columns that a network sees, d of them
 * @param rows of each, d features, then the l targets of a regression; all finite in single precision
 * @param labels of each row; none for a regression
 */
public record Table(String path, List<String> features, List<double[]> rows, List<String> labels) {

    /** N. */
    public int count() {
        return rows.size();
    }
}
