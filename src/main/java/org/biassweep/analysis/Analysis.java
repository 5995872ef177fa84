package org.biassweep.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.analysis.BootstrapIntervals.Asked;
import org.biassweep.analysis.BootstrapIntervals.Ends;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.WeightScale;

/** The analysis of a sweep: from the table of its trials to the tables of results and what the report shows. */
public final class Analysis {

    private static final Comparator<ProbabilityPoint> ORDER = Comparator.comparing(ProbabilityPoint::curve, Curve.ORDER)
            .thenComparing(ProbabilityPoint::error)
            .thenComparing(ProbabilityPoint::width)
            .thenComparing(ProbabilityPoint::epsilon, Comparator.reverseOrder());

    private Analysis() {}

    /**
     * Analyses trials and writes {@code curves}, {@code probabilities} and {@code required_widths} as Parquet under the
     * output directory, one file each, over what was there; {@code trajectories}, {@code solutions}, {@code similarities}
     * and {@code units}, where they were saved; and {@code joint_probabilities}, where networks are asked for several
     * tasks. Where there is nothing to write, no table is left there from before.
     *
     * <p>Spark goes over the trials a few times; what comes of a cell, a curve, or a threshold is small, and is put
     * together here. An error that a curve's trials do not have gives no rows for the curve. Where every trial of a
     * curve failed it cannot be told which errors they would have had: the curve then has rows for all of them.
     *
     * @param table the trials of a sweep, rows of {@code TrialTable.SCHEMA} with unique ids
     * @param criteria what counts as approximated; at least one
     * @param delta δ in (0, 1)
     * @param interval which interval of probabilities is valid for the trials
     * @param output the directory of results; any Hadoop path
     * @throws IllegalArgumentException if there is no criterion, or δ is not between 0 and 1
     */
    public static Findings run(
            Dataset<Row> table, List<Criterion> criteria, double delta, ProbabilityInterval interval, String output) {
        List<Threshold> thresholds = Threshold.of(criteria);
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("no criterion with an epsilon in " + criteria);
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta is " + delta + "; it must lie between 0 and 1");
        }
        Findings findings = findings(Trials.of(table), thresholds, delta, interval, output);
        SparkSession spark = table.sparkSession();
        RecordTable.write(CurvePoint.class, findings.curves(), new Path(output, "curves"), spark);
        RecordTable.write(ProbabilityPoint.class, findings.probabilities(), new Path(output, "probabilities"), spark);
        RecordTable.write(RequiredWidth.class, findings.requiredWidths(), new Path(output, "required_widths"), spark);
        Path joint = new Path(output, "joint_probabilities");
        if (findings.joint().isEmpty()) {
            RecordTable.remove(joint, spark);
        } else {
            List<JointProbability> points = findings.joint().stream()
                    .flatMap(curve -> curve.points().stream())
                    .toList();
            RecordTable.write(JointProbability.class, points, joint, spark);
        }
        Path trajectories = new Path(output, "trajectories");
        if (findings.trajectories().isEmpty()) {
            RecordTable.remove(trajectories, spark);
        } else {
            RecordTable.write(TrajectoryRanks.rows(findings.trajectories(), spark), trajectories);
        }
        return findings;
    }

    /** The tables of units are written on the way: they are too large to be part of the findings. */
    private static Findings findings(
            Dataset<Row> trials,
            List<Threshold> thresholds,
            double delta,
            ProbabilityInterval interval,
            String output) {
        List<Cell> cells = Cells.of(trials, thresholds);
        List<Curve> curves = Curve.of(cells);
        List<TaskGroup> groups = TaskGroup.of(curves);
        List<Series> all = Series.of(curves, thresholds);
        List<double[]> fits = MonotoneFit.of(
                all, JavaSparkContext.fromSparkContext(trials.sparkSession().sparkContext()));
        Map<Asked, Ends> intervals = BootstrapIntervals.of(trials, thresholds, 1 - delta);
        List<ProbabilityPoint> probabilities = new ArrayList<>();
        List<RequiredWidth> requiredWidths = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Series series = all.get(i);
            List<ProbabilityPoint> points = series.points(fits.get(i), interval);
            probabilities.addAll(points);
            Asked asked = new Asked(series.curve().key().curveId(), series.threshold());
            requiredWidths.add(series.requiredWidth(points, delta, intervals.get(asked)));
        }
        probabilities.sort(ORDER);
        return new Findings(
                cells.stream().mapToLong(Cell::trials).sum(),
                cells.stream().mapToLong(Cell::failed).sum(),
                cells.stream().mapToDouble(Cell::trainSeconds).sum(),
                curves.stream().flatMap(Analysis::points).toList(),
                probabilities,
                requiredWidths,
                TrajectoryRanks.of(trials),
                JointProbabilities.of(trials, groups, thresholds, interval),
                UnitAnalysis.run(trials, groups, output),
                failures(trials));
    }

    private static Stream<CurvePoint> points(Curve curve) {
        return Trials.ERRORS.stream().filter(curve::has).flatMap(error -> curve.points(error).stream());
    }

    private static List<FailedTrials> failures(Dataset<Row> trials) {
        return trials
                .where("failed")
                .groupBy("task", "width", "weight_range", "gain", "reason")
                .agg(count(lit(1)).as("trials"), min(col("trial_id")).as("example"))
                .collectAsList()
                .stream()
                .map(row -> new FailedTrials(
                        row.getAs("task"),
                        row.<Integer>getAs("width"),
                        weights(row),
                        row.getAs("reason"),
                        row.<Long>getAs("trials"),
                        row.getAs("example")))
                .sorted(Comparator.comparing(FailedTrials::task)
                        .thenComparing(FailedTrials::width)
                        .thenComparing(failed -> failed.weights().kind())
                        .thenComparing(failed -> failed.weights().value())
                        .thenComparing(FailedTrials::reason))
                .toList();
    }

    private static WeightScale weights(Row row) {
        Double gain = row.getAs("gain");
        return gain == null ? WeightScale.range(row.<Double>getAs("weight_range")) : WeightScale.gain(gain);
    }
}
