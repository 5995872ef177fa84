package org.biassweep.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.percentile;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What each saved trial made of the units of its network. */
final class Solutions {

    /** What the paper calls on (arXiv 2407.00957, figure 2), for weights of its own scale. */
    private static final double ABSOLUTELY_ON = 0.1;

    private static final List<String> MEASURES =
            List.of("silent_share", "on_share", "absolute_on_share", "bias_variance_correlation", "bias_change_rms");

    private static final Comparator<SolutionSummary> ORDER =
            Comparator.comparing(SolutionSummary::curve, Curve.ORDER).thenComparing(SolutionSummary::width);

    private Solutions() {}

    /**
     * The rows of {@code solutions}.
     *
     * @param saved as {@link SavedTrials#of} gives them
     */
    static Dataset<Row> rows(Dataset<Row> saved) {
        Column variance = col("task_variance");
        Column learned = col("learned_biases");
        Column[] measures = {
            UnitMeasures.silentShare(col("firing_share")).as("silent_share"),
            UnitMeasures.onShare(variance).as("on_share"),
            UnitMeasures.shareAbove(variance, lit(ABSOLUTELY_ON)).as("absolute_on_share"),
            UnitMeasures.correlation(learned, variance).as("bias_variance_correlation"),
            UnitMeasures.rmsDifference(learned, col("initial_biases")).as("bias_change_rms")
        };
        Column[] keys = SavedTrials.columns(
                Stream.concat(Cells.CURVE.stream(), Stream.of("width", "trained_parameters", "trial_id", "seed"))
                        .toList());
        return saved.select(Stream.of(keys, measures).flatMap(Stream::of).toArray(Column[]::new));
    }

    /**
     * Medians over seeds and starts.
     *
     * @param solutions the rows of {@code solutions}
     */
    static List<SolutionSummary> summaries(Dataset<Row> solutions) {
        List<String> keys = Stream.concat(Cells.CURVE.stream(), Stream.of("width"))
                .filter(column -> !List.of("curve_id", "start").contains(column))
                .toList();
        Column[] medians = MEASURES.stream()
                .map(measure -> percentile(col(measure), lit(0.5)).as(measure))
                .toArray(Column[]::new);
        Column[] aggregates = Stream.concat(
                        Stream.of(
                                min_by(col("curve_id"), col("start")).as("curve_id"),
                                min(col("start")).as("start")),
                        Stream.of(medians))
                .toArray(Column[]::new);
        return solutions
                .groupBy(SavedTrials.columns(keys))
                .agg(count(lit(1)).as("solutions"), aggregates)
                .collectAsList()
                .stream()
                .map(row -> new SolutionSummary(
                        Cells.curve(row),
                        row.<Integer>getAs("width"),
                        row.<Long>getAs("solutions"),
                        row.<Double>getAs("silent_share"),
                        row.<Double>getAs("on_share"),
                        row.<Double>getAs("absolute_on_share"),
                        row.getAs("bias_variance_correlation"),
                        row.<Double>getAs("bias_change_rms")))
                .sorted(ORDER)
                .toList();
    }
}
