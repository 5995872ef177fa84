package org.biassweep.analysis;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.WeightScale;
import org.biassweep.sweep.TrialTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisIT {

    private static final List<Criterion> RMSE_BELOW_ONE = List.of(new Criterion(ErrorMeasure.RMSE, List.of(1.0)));

    private final SparkSession spark = LocalSession.open();

    private final SweepFixture sweep = new SweepFixture();

    @TempDir
    private Path output;

    @Test
    void quantilesInterpolateBetweenOrderStatistics() {
        Random random = new Random(5);
        double[] errors =
                random.doubles(13).map(uniform -> Math.exp(4 * uniform - 2)).toArray();
        for (int seed = 0; seed < errors.length; seed++) {
            sweep.ok("sine", 0.5, 64, seed, 2 * errors[seed], errors[seed]);
        }
        sweep.failed("sine", 0.5, 64, 13, "diverged").failed("sine", 0.5, 64, 14, "diverged");

        List<CurvePoint> curves = analyse(RMSE_BELOW_ONE, 0.1).curves();

        assertThat(curves).extracting(CurvePoint::error).containsExactly("rmse", "sup");
        for (CurvePoint point : curves) {
            double scale = point.error().equals("sup") ? 2 : 1;
            assertThat(point.trials()).isEqualTo(15);
            assertThat(point.failed()).isEqualTo(2);
            assertThat(point.width()).isEqualTo(64);
            assertThat(point.trainedParameters()).isEqualTo(64);
            assertThat(point.min()).isEqualTo(scale * quantile(errors, 0));
            assertThat(point.q10()).isCloseTo(scale * quantile(errors, 0.1), within(1e-14));
            assertThat(point.q25()).isCloseTo(scale * quantile(errors, 0.25), within(1e-14));
            assertThat(point.median()).isCloseTo(scale * quantile(errors, 0.5), within(1e-14));
            assertThat(point.q75()).isCloseTo(scale * quantile(errors, 0.75), within(1e-14));
            assertThat(point.q90()).isCloseTo(scale * quantile(errors, 0.9), within(1e-14));
            assertThat(point.max()).isEqualTo(scale * quantile(errors, 1));
            assertThat(point.mean())
                    .isCloseTo(scale * Arrays.stream(errors).average().orElseThrow(), within(1e-14));
        }
    }

    /** Successes 3, 1 and 4 of 4: the first two widths pool to 1/2. */
    @Test
    void countsSuccessesAndMakesThemMonotone() {
        curve("sine", 0.5, new int[] {16, 64, 256}, new int[] {3, 1, 4}, 4);

        List<ProbabilityPoint> points = analyse(RMSE_BELOW_ONE, 0.1).probabilities();

        assertThat(points).extracting(ProbabilityPoint::width).containsExactly(16, 64, 256);
        assertThat(points).extracting(ProbabilityPoint::trials).containsOnly(4L);
        assertThat(points).extracting(ProbabilityPoint::successes).containsExactly(3L, 1L, 4L);
        assertThat(points).extracting(ProbabilityPoint::probability).containsExactly(0.75, 0.25, 1.0);
        assertThat(points).extracting(ProbabilityPoint::probabilityMonotone).containsExactly(0.5, 0.5, 1.0);
        assertThat(points.get(2).ciLow()).isCloseTo(Math.pow(0.025, 0.25), within(1e-15));
        assertThat(points.get(2).ciHigh()).isOne();
        assertThat(points.get(0).ciLow()).isEqualTo(ClopperPearson.lower(3, 4));
        assertThat(points.get(0).ciHigh()).isEqualTo(ClopperPearson.upper(3, 4));
    }

    @Test
    void anErrorThatEqualsEpsilonIsASuccess() {
        sweep.ok("sine", 0.5, 16, 0, 0.3, 0.1).ok("sine", 0.5, 16, 1, 0.3, Math.nextUp(0.1));

        List<Criterion> criteria = List.of(new Criterion(ErrorMeasure.RMSE, List.of(0.1)));

        assertThat(analyse(criteria, 0.1).probabilities().get(0).successes()).isEqualTo(1);
    }

    @Test
    void aFailedTrialHasNotApproximated() {
        sweep.ok("sine", 0.5, 16, 0, 0.1, 0.1)
                .failed("sine", 0.5, 16, 1, "diverged")
                .failed("sine", 0.5, 64, 0, "diverged")
                .failed("sine", 0.5, 64, 1, "out of memory");

        Findings findings = analyse(RMSE_BELOW_ONE, 0.1);

        assertThat(findings.trials()).isEqualTo(4);
        assertThat(findings.failed()).isEqualTo(3);
        assertThat(findings.trainSeconds()).isEqualTo(2.0);
        assertThat(findings.probabilities())
                .extracting(ProbabilityPoint::successes)
                .containsExactly(1L, 0L);
        assertThat(findings.probabilities())
                .extracting(ProbabilityPoint::trials)
                .containsExactly(2L, 2L);
        assertThat(findings.failures())
                .containsExactly(
                        new FailedTrials("sine", 16, WeightScale.range(0.5), "diverged", 1, id("sine", 16, 1)),
                        new FailedTrials("sine", 64, WeightScale.range(0.5), "diverged", 1, id("sine", 64, 0)),
                        new FailedTrials("sine", 64, WeightScale.range(0.5), "out of memory", 1, id("sine", 64, 1)));
    }

    @Test
    void aCellWhoseTrialsAllFailedHasNoStatisticsAndProbabilityZero() {
        sweep.ok("sine", 0.5, 16, 0, 0.1, 0.1)
                .failed("sine", 0.5, 64, 0, "diverged")
                .failed("sine", 0.5, 64, 1, "diverged");

        Findings findings = analyse(RMSE_BELOW_ONE, 0.1);

        CurvePoint point = findings.curves().get(1);
        assertThat(point.width()).isEqualTo(64);
        assertThat(point.failed()).isEqualTo(2);
        assertThat(new double[] {point.min(), point.q10(), point.median(), point.max(), point.mean()})
                .containsOnly(Double.NaN);
        ProbabilityPoint probability = findings.probabilities().get(1);
        assertThat(probability.probability()).isZero();
        assertThat(probability.ciLow()).isZero();
        assertThat(probability.ciHigh()).isCloseTo(1 - Math.sqrt(0.025), within(1e-15));
    }

    @Test
    void aCurveWhoseTrialsAllFailedStaysInEveryTable() {
        sweep.failed("sine", 8, 16, 0, "diverged").failed("sine", 8, 64, 0, "diverged");

        Findings findings = analyse(RMSE_BELOW_ONE, 0.1);

        assertThat(findings.curves()).extracting(CurvePoint::error).containsExactly("rmse", "rmse", "sup", "sup");
        assertThat(findings.probabilities())
                .extracting(ProbabilityPoint::probability)
                .containsExactly(0.0, 0.0);
        RequiredWidth width = findings.requiredWidths().get(0);
        assertThat(width.requiredWidth()).isNull();
        assertThat(width.largestWidth()).isEqualTo(64);
    }

    @Test
    void aSystemWhoseTrialsAllFailedHasTheErrorsOfSystems() {
        sweep.failed(SweepFixture.systemTrial("lorenz", WeightScale.gain(1.5), 16, 0), null);

        Findings findings = analyse(RMSE_BELOW_ONE, 0.1);

        assertThat(findings.curves()).extracting(CurvePoint::error).containsExactly("nmse", "rmse", "trajectory");
        assertThat(findings.failures())
                .extracting(failed -> failed.weights().text())
                .containsExactly("g = 1.5");
    }

    @Test
    void anErrorThatACurveDoesNotHaveGivesNoRows() {
        sweep.ok("pulse", 0.5, 16, 0, 0.1, null)
                .failed("pulse", 0.5, 16, 1, "diverged")
                .ok("sine", 0.5, 16, 0, 0.1, 0.1);
        List<Criterion> criteria =
                List.of(new Criterion(ErrorMeasure.RMSE, List.of(1.0)), new Criterion(ErrorMeasure.SUP, List.of(1.0)));

        Findings findings = analyse(criteria, 0.1);

        assertThat(findings.curves())
                .extracting(point -> point.curve().task() + " " + point.error())
                .containsExactly("pulse sup", "sine rmse", "sine sup");
        assertThat(findings.probabilities())
                .extracting(point -> point.curve().task() + " " + point.error())
                .containsExactly("pulse sup", "sine rmse", "sine sup");
        assertThat(findings.requiredWidths())
                .extracting(width -> width.curve().task() + " " + width.error())
                .containsExactly("pulse sup", "sine rmse", "sine sup");
    }

    /** 0.025^(1/40) = 0.912 ≥ 0.9, but with a failure among 40 the lower end is below 0.9. */
    @Test
    void aWidthIsRequiredWhereTheMonotoneProbabilitySufficesAndCertifiedWhereTheExactIntervalDoes() {
        curve("sine", 0.5, new int[] {16, 64, 256, 1024}, new int[] {0, 39, 40, 40}, 40);

        RequiredWidth width = analyse(RMSE_BELOW_ONE, 0.1).requiredWidths().get(0);

        assertThat(width.requiredWidth()).isEqualTo(64);
        assertThat(width.certifiedWidth()).isEqualTo(256);
        assertThat(width.largestWidth()).isEqualTo(1024);
        assertThat(width.delta()).isEqualTo(0.1);
        assertThat(width.epsilon()).isEqualTo(1.0);
        assertThat(width.curve().curveId())
                .isEqualTo(SweepFixture.trial("sine", 0.5, 16, 0).curveId());
    }

    /** Nine of ten at width 64: a resample falls short of 0.9 where it has the failed seed twice, in 26 % of cases. */
    @Test
    void theBootstrapIntervalNamesWidthsAndIsNullBeyondTheLargest() {
        curve("certain", 0.5, new int[] {16, 64}, new int[] {0, 10}, 10);
        curve("doubtful", 0.5, new int[] {16, 64}, new int[] {0, 9}, 10);
        curve("never", 0.5, new int[] {16, 64}, new int[] {0, 0}, 10);

        List<RequiredWidth> widths = analyse(RMSE_BELOW_ONE, 0.1).requiredWidths();

        assertThat(widths).extracting(width -> width.curve().task()).containsExactly("certain", "doubtful", "never");
        assertThat(widths).extracting(RequiredWidth::requiredWidth).containsExactly(64, 64, null);
        assertThat(widths).extracting(RequiredWidth::ciLow).containsExactly(64, 64, null);
        assertThat(widths).extracting(RequiredWidth::ciHigh).containsExactly(64, null, null);
        assertThat(widths).extracting(RequiredWidth::certifiedWidth).containsOnlyNulls();
    }

    @Test
    void aPartlyFinishedCurveCountsTheTrialsItHas() {
        curve("sine", 0.5, new int[] {16}, new int[] {0}, 8);
        curve("sine", 0.5, new int[] {64}, new int[] {5}, 5);
        sweep.ok("sine", 0.5, 256, 7, 0.1, 0.1);

        Findings findings = analyse(RMSE_BELOW_ONE, 0.1);

        assertThat(findings.probabilities())
                .extracting(ProbabilityPoint::trials)
                .containsExactly(8L, 5L, 1L);
        RequiredWidth width = findings.requiredWidths().get(0);
        assertThat(width.requiredWidth()).isEqualTo(64);
        assertThat(width.ciLow()).isEqualTo(64);
        assertThat(width.ciHigh())
                .as("a draw without the five seeds has probability 0.0004")
                .isEqualTo(64);
    }

    @Test
    void theRequiredWidthIsWhereTheSwitchRelationPutsIt() {
        Random random = new Random(7);
        int[] widths = {8, 16, 32, 64, 128};
        int[][] successes = new int[20][];
        for (int range = 0; range < successes.length; range++) {
            successes[range] = random.ints(5, 2, 11).toArray();
            curve("sine", range + 1, widths, successes[range], 10);
        }

        List<RequiredWidth> found = analyse(RMSE_BELOW_ONE, 0.3).requiredWidths();

        for (int range = 0; range < successes.length; range++) {
            int index = SwitchRelation.firstReached(successes[range], new int[] {10, 10, 10, 10, 10}, 1 - 0.3);
            assertThat(found.get(range).requiredWidth()).isEqualTo(index == 5 ? null : (Integer) widths[index]);
        }
    }

    @Test
    void rowsAreOrderedAndTheOrderOfTrialsChangesNothing() {
        for (String task : List.of("sine", "abs")) {
            for (double range : new double[] {1, 0.5}) {
                curve(task, range, new int[] {64, 16}, new int[] {7, 4}, 8);
            }
        }
        List<Criterion> criteria = List.of(
                new Criterion(ErrorMeasure.SUP, List.of(0.5, 1.0)), new Criterion(ErrorMeasure.RMSE, List.of(0.5)));

        Findings findings = Analysis.run(
                sweep.table(spark, 1), criteria, 0.2, ProbabilityInterval.CLOPPER_PEARSON, output.toString());

        assertThat(findings.probabilities().subList(0, 6))
                .extracting(point -> point.error() + " " + point.width() + " " + point.epsilon())
                .containsExactly("rmse 16 0.5", "rmse 64 0.5", "sup 16 1.0", "sup 16 0.5", "sup 64 1.0", "sup 64 0.5");
        assertThat(findings.curves())
                .extracting(point ->
                        point.curve().task() + " " + point.curve().settings().weightRange())
                .containsExactly(
                        "abs 0.5",
                        "abs 0.5",
                        "abs 0.5",
                        "abs 0.5",
                        "abs 1.0",
                        "abs 1.0",
                        "abs 1.0",
                        "abs 1.0",
                        "sine 0.5",
                        "sine 0.5",
                        "sine 0.5",
                        "sine 0.5",
                        "sine 1.0",
                        "sine 1.0",
                        "sine 1.0",
                        "sine 1.0");
        assertThat(Analysis.run(
                        sweep.table(spark, 2), criteria, 0.2, ProbabilityInterval.CLOPPER_PEARSON, output.toString()))
                .isEqualTo(findings);
    }

    /** As the store reads what was written before there were these columns. */
    @Test
    void trialsOfBeforeThereWereStartsHaveStartZero() {
        sweep.ok("sine", 0.5, 16, 0, 0.1, 0.1);
        Dataset<Row> old = sweep.table(spark, 0);
        for (String column : List.of("start", "batch_size", "engine_mode", "learned_biases", "task_variance")) {
            old = old.withColumn(
                    column, lit(null).cast(TrialTable.SCHEMA.apply(column).dataType()));
        }

        Findings findings =
                Analysis.run(old, RMSE_BELOW_ONE, 0.1, ProbabilityInterval.CLOPPER_PEARSON, output.toString());

        assertThat(findings.curves()).isEqualTo(analyse(RMSE_BELOW_ONE, 0.1).curves());
        assertThat(findings.curves().get(0).curve().settings().start()).isZero();
    }

    private Findings analyse(List<Criterion> criteria, double delta) {
        return Analysis.run(
                sweep.table(spark, 0), criteria, delta, ProbabilityInterval.CLOPPER_PEARSON, output.toString());
    }

    /** At each width the first so many seeds have error 0.25, the others 4; they differ in the last digits. */
    private void curve(String task, double range, int[] widths, int[] successes, int seeds) {
        for (int i = 0; i < widths.length; i++) {
            for (int seed = 0; seed < seeds; seed++) {
                double error = (seed < successes[i] ? 0.25 : 4) + Math.scalb(1.0, -20) * seed;
                sweep.ok(task, range, widths[i], seed, error, error);
            }
        }
    }

    private static String id(String task, int width, long seed) {
        return SweepFixture.trial(task, 0.5, width, seed).id();
    }

    /** The value at h = (n − 1) p among the sorted numbers, linear between neighbours (Hyndman and Fan's type 7). */
    private static double quantile(double[] numbers, double p) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double h = (sorted.length - 1) * p;
        int below = (int) h;
        return below == h ? sorted[below] : sorted[below] + (h - below) * (sorted[below + 1] - sorted[below]);
    }
}
