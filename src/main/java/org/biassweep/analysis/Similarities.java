package org.biassweep.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.biassweep.spec.Learn;
import org.biassweep.spec.WeightScale;

/**
 * How alike two solutions of one task on one frozen network are. Two that learned the same differ in nothing but the
 * start: they are the baseline for a mask and biases.
 */
final class Similarities {

    /** What a mask and biases may differ in. */
    private static final List<String> OF_LEARNING = List.of(
            "curve_id",
            "start",
            "learn",
            "learning_rate",
            "mask_method",
            "mask_steepness",
            "ridge",
            "engine",
            "engine_algorithm");

    /** What two of a kind may differ in. */
    private static final List<String> OF_START = List.of("curve_id", "start");

    private static final String BIASES = Learn.BIASES.keyword();

    private static final String MASK = Learn.MASK.keyword();

    private static final Comparator<SimilaritySummary> ORDER = Comparator.comparing(SimilaritySummary::task)
            .thenComparing(SimilaritySummary::definition)
            .thenComparing(SimilaritySummary::weightDistribution)
            .thenComparing(summary -> summary.weightScale().kind())
            .thenComparing(summary -> summary.weightScale().value())
            .thenComparing(SimilaritySummary::width)
            .thenComparing(SimilaritySummary::kind);

    private Similarities() {}

    /**
     * The rows of {@code similarities}: s starts of a network give s(s − 1)/2 pairs of biases, as many of masks, and s² of
     * a mask and biases.
     *
     * @param saved as {@link SavedTrials#of} gives them
     */
    static Dataset<Row> rows(Dataset<Row> saved) {
        Dataset<Row> solutions = saved.where(col("learn").isin(BIASES, MASK))
                .withColumn("comparable", text(SavedTrials.NETWORK, OF_LEARNING))
                .withColumn("alike", text(List.of(), OF_START));
        Dataset<Row> one = solutions.as("one");
        Dataset<Row> other = solutions
                .select("comparable", "alike", "learn", "start", "trial_id", "learned_biases", "task_variance")
                .as("other");
        Column ofAKind = col("one.alike")
                .equalTo(col("other.alike"))
                .and(col("one.start").lt(col("other.start")));
        Column mixed = col("one.learn").equalTo(MASK).and(col("other.learn").equalTo(BIASES));
        Column biases = col("one.learn").equalTo(BIASES).and(col("other.learn").equalTo(BIASES));
        Column kind = when(biases, "bias-bias")
                .when(col("other.learn").equalTo(MASK), "mask-mask")
                .otherwise("mask-bias");
        Column[] network = Stream.concat(SavedTrials.NETWORK.stream(), Stream.of("task", "definition"))
                .map(column -> col("one." + column))
                .toArray(Column[]::new);
        Column[] pair = {
            kind.as("kind"),
            col("one.start"),
            col("other.start").as("other_start"),
            col("one.trial_id"),
            col("other.trial_id").as("other_trial_id"),
            UnitMeasures.correlation(col("one.task_variance"), col("other.task_variance"))
                    .as("variance_correlation"),
            UnitMeasures.onOverlap(col("one.task_variance"), col("other.task_variance"))
                    .as("on_overlap"),
            when(biases, UnitMeasures.correlation(col("one.learned_biases"), col("other.learned_biases")))
                    .as("bias_correlation")
        };
        return one.join(
                        other,
                        col("one.comparable").equalTo(col("other.comparable")).and(ofAKind.or(mixed)))
                .select(Stream.of(network, pair).flatMap(Stream::of).toArray(Column[]::new));
    }

    /** What columns hold, as text that is equal where all of them are, nulls included. */
    private static Column text(List<String> more, List<String> without) {
        List<String> columns = Stream.concat(Cells.CURVE.stream(), more.stream())
                .filter(column -> !without.contains(column))
                .distinct()
                .toList();
        return to_json(struct(SavedTrials.columns(columns)));
    }

    /**
     * Medians over seeds and pairs.
     *
     * @param similarities the rows of {@code similarities}
     */
    static List<SimilaritySummary> summaries(Dataset<Row> similarities) {
        return similarities
                .groupBy("task", "definition", "weight_distribution", "weight_range", "gain", "width", "kind")
                .agg(
                        count(lit(1)).as("pairs"),
                        percentile(col("variance_correlation"), lit(0.5)).as("variance_correlation"),
                        percentile(col("on_overlap"), lit(0.5)).as("on_overlap"),
                        percentile(col("bias_correlation"), lit(0.5)).as("bias_correlation"))
                .collectAsList()
                .stream()
                .map(row -> new SimilaritySummary(
                        row.getAs("task"),
                        row.getAs("definition"),
                        row.getAs("weight_distribution"),
                        row.getAs("gain") == null
                                ? WeightScale.range(row.<Double>getAs("weight_range"))
                                : WeightScale.gain(row.<Double>getAs("gain")),
                        row.<Integer>getAs("width"),
                        row.getAs("kind"),
                        row.<Long>getAs("pairs"),
                        row.getAs("variance_correlation"),
                        row.getAs("on_overlap"),
                        row.getAs("bias_correlation")))
                .sorted(ORDER)
                .toList();
    }
}
