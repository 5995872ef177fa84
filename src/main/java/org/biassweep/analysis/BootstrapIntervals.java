package org.biassweep.analysis;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Bootstrap intervals of required widths, curve by curve on the executors. */
final class BootstrapIntervals implements FlatMapGroupsFunction<String, Row, Row> {

    private static final StructType SCHEMA = new StructType()
            .add("curve_id", DataTypes.StringType, false)
            .add("error", DataTypes.StringType, false)
            .add("epsilon", DataTypes.DoubleType, false)
            .add("ci_low", DataTypes.IntegerType, true)
            .add("ci_high", DataTypes.IntegerType, true);

    private static final long serialVersionUID = 1;

    private final ArrayList<Threshold> thresholds;
    private final double target;

    private BootstrapIntervals(List<Threshold> thresholds, double target) {
        this.thresholds = new ArrayList<>(thresholds);
        this.target = target;
    }

    /**
     * Resamples every curve.
     *
     * @param trials as {@link Cells#trials} gives them
     * @param target 1 − δ
     * @return {@code curve_id}, {@code error}, {@code epsilon}, {@code ci_low}, {@code ci_high}: one row a curve and
     *     threshold; an end is null where it lies beyond the largest width
     */
    static Dataset<Row> of(Dataset<Row> trials, List<Threshold> thresholds, double target) {
        List<Column> columns = new ArrayList<>(List.of(col("curve_id"), col("width"), col("seed")));
        Cells.ERRORS.forEach(error -> columns.add(col(error)));
        return trials.select(columns.toArray(Column[]::new))
                .groupByKey((MapFunction<Row, String>) row -> row.getAs("curve_id"), Encoders.STRING())
                .flatMapGroups(new BootstrapIntervals(thresholds, target), Encoders.row(SCHEMA));
    }

    @Override
    public Iterator<Row> call(String curveId, Iterator<Row> rows) {
        List<Row> trials = new ArrayList<>();
        rows.forEachRemaining(trials::add);
        List<Integer> widths = trials.stream()
                .map(BootstrapIntervals::width)
                .distinct()
                .sorted()
                .toList();
        List<Long> seeds = trials.stream()
                .map(BootstrapIntervals::seed)
                .distinct()
                .sorted()
                .toList();
        return thresholds.stream()
                .map(threshold -> {
                    SeedBootstrap interval = interval(curveId, trials, widths, seeds, threshold);
                    return RowFactory.create(
                            curveId,
                            threshold.error(),
                            threshold.epsilon(),
                            widthOrNull(widths, interval.low()),
                            widthOrNull(widths, interval.high()));
                })
                .iterator();
    }

    private SeedBootstrap interval(
            String curveId, List<Row> rows, List<Integer> widths, List<Long> seeds, Threshold threshold) {
        int[][] trials = new int[seeds.size()][widths.size()];
        int[][] successes = new int[seeds.size()][widths.size()];
        for (Row row : rows) {
            int seed = Collections.binarySearch(seeds, seed(row));
            int width = Collections.binarySearch(widths, width(row));
            Double error = row.getAs(threshold.error());
            trials[seed][width]++;
            successes[seed][width] += error != null && error <= threshold.epsilon() ? 1 : 0;
        }
        return SeedBootstrap.interval(trials, successes, target, random(curveId, threshold));
    }

    /** A stream of its own for every curve and threshold: the same analysis gives the same interval again. */
    private static UniformRandomProvider random(String curveId, Threshold threshold) {
        return new Philox4x64(new long[] {
            curveId.hashCode(), threshold.error().hashCode(), 0, 0, 0, Double.doubleToLongBits(threshold.epsilon())
        });
    }

    private static int width(Row row) {
        return row.<Integer>getAs("width");
    }

    private static long seed(Row row) {
        return row.<Long>getAs("seed");
    }

    private static Integer widthOrNull(List<Integer> widths, int index) {
        return index == widths.size() ? null : widths.get(index);
    }
}
