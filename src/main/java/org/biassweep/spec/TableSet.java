package org.biassweep.spec;

/**
 * A table, Parquet or CSV: one row a sample.
 *
 * @param name the task's name
 * @param table a file, or a directory of part files; any Hadoop path
 * @param columns which columns are what
 * @param test a table of the rows to test on; null: they are held out of the first
 * @param testShare the share of rows that is held out, in (0, 1); null where {@code test} is given
 * @param scaling of features
 * @param draw decides which rows are held out, and which a subset is
 * @param trainSamples N ≥ 2, or {@link #ALL}
 * @param testSamples ≥ 2, or {@link #ALL}
 */
public record TableSet(
        String name,
        String table,
        Columns columns,
        String test,
        Double testShare,
        Scaling scaling,
        long draw,
        int trainSamples,
        int testSamples)
        implements DataSetSpec {

    @Override
    public TableSet withSamples(int train, int test) {
        return new TableSet(name, table, columns, this.test, testShare, scaling, draw, train, test);
    }
}
