package org.biassweep.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Bootstrap intervals of required widths, curve by curve on the executors. */
final class BootstrapIntervals implements FlatMapGroupsFunction<String, Row, Row> {

    /**
     * The ends of an interval; null where an end lies beyond the largest width.
     *
     * @param low the lower end, a width
     * @param high the upper end, a width
     */
    record Ends(Integer low, Integer high) {}

    /**
     * What an interval was asked for.
     *
     * @param curveId the curve
     * @param threshold what its trials should be within
     */
    record Asked(String curveId, Threshold threshold) {}

    private static final StructType SCHEMA = new StructType()
            .add("curve_id", DataTypes.StringType, false)
            .add("threshold", DataTypes.IntegerType, false)
            .add("low", DataTypes.IntegerType, true)
            .add("high", DataTypes.IntegerType, true);

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
     * @param trials as {@link Trials#of} gives them
     * @param thresholds what to ask of each curve
     * @param target 1 − δ
     */
    static Map<Asked, Ends> of(Dataset<Row> trials, List<Threshold> thresholds, double target) {
        Column[] columns = Stream.concat(Stream.of("curve_id", "width", "seed"), Trials.ERRORS.stream())
                .map(functions::col)
                .toArray(Column[]::new);
        return trials
                .select(columns)
                .groupByKey((MapFunction<Row, String>) row -> row.getAs("curve_id"), Encoders.STRING())
                .flatMapGroups(new BootstrapIntervals(thresholds, target), Encoders.row(SCHEMA))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(
                        row -> new Asked(row.getAs("curve_id"), thresholds.get(row.<Integer>getAs("threshold"))),
                        row -> new Ends(row.getAs("low"), row.getAs("high"))));
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
        return IntStream.range(0, thresholds.size())
                .mapToObj(i -> {
                    SeedBootstrap interval = interval(curveId, trials, widths, seeds, thresholds.get(i));
                    return RowFactory.create(
                            curveId, i, widthOrNull(widths, interval.low()), widthOrNull(widths, interval.high()));
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
