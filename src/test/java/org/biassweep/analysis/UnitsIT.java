package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.analysis.ManyTaskNetworks.ManyTaskNetwork;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Learn;
import org.biassweep.trial.SavedUnits;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitsIT {

    private static final List<Criterion> RMSE = List.of(new Criterion(ErrorMeasure.RMSE, List.of(0.3)));

    private final SparkSession spark = LocalSession.open();

    private final SweepFixture sweep = new SweepFixture();

    private final Random random = new Random(3);

    @TempDir
    private Path output;

    /** Of variances 0, 0.5, 0.006, 0.004 two are above 0.005, 1 % of the largest, and one is above 0.1. */
    @Test
    void aSolutionIsDescribedByItsUnits() {
        float[] initial = {0, 1, 2, 3};
        float[] learned = {-3, 2, 2, 3};
        float[] variance = {0, 0.5f, 0.006f, 0.004f};
        sweep.saved(
                trial("sine", Learn.BIASES, 4, 0, 0),
                new SavedUnits(initial, learned, null, new float[] {0, 1, 0.5f, 0.25f}, variance));
        sweep.ok("sine", 0.5, 4, 1, 0.1, 0.1);

        Row row = solutions().collectAsList().get(0);
        SolutionSummary summary = Solutions.summaries(solutions()).get(0);

        assertThat(row.<Long>getAs("seed")).isZero();
        assertThat(row.<String>getAs("learn")).isEqualTo("biases");
        assertThat(row.<Double>getAs("silent_share")).isEqualTo(0.25);
        assertThat(row.<Double>getAs("on_share")).isEqualTo(0.5);
        assertThat(row.<Double>getAs("absolute_on_share")).isEqualTo(0.25);
        assertThat(row.<Double>getAs("bias_change_rms")).isCloseTo(Math.sqrt(10.0 / 4), within(1e-15));
        assertThat(row.<Double>getAs("bias_variance_correlation"))
                .isCloseTo(pearsonByDefinition(learned, variance), within(1e-14));
        assertThat(summary.solutions()).isOne();
        assertThat(summary.silentShare()).isEqualTo(0.25);
        assertThat(summary.biasVarianceCorrelation()).isEqualTo(row.<Double>getAs("bias_variance_correlation"));
    }

    @Test
    void aNetworkThatIsSilentHasNoCorrelationAndNoUnitThatIsOn() {
        float[] biases = {-1, -2};
        sweep.saved(
                trial("sine", Learn.BIASES, 2, 0, 0), new SavedUnits(biases, biases, null, new float[2], new float[2]));

        SolutionSummary summary = Solutions.summaries(solutions()).get(0);

        assertThat(summary.biasVarianceCorrelation()).isNull();
        assertThat(summary.onShare()).isZero();
        assertThat(summary.silentShare()).isOne();
        assertThat(summary.biasChangeRms()).isZero();
    }

    @Test
    void mediansAreOverSeedsAndStarts() {
        int[] silent = {4, 1, 2};
        for (int i = 0; i < 3; i++) {
            float[] firing = {1, 1, 1, 1};
            Arrays.fill(firing, 0, silent[i], 0);
            float[] some = numbers(4);
            sweep.saved(
                    trial("sine", Learn.BIASES, 4, i / 2, 5 + i % 2), new SavedUnits(some, some, null, firing, some));
        }

        List<SolutionSummary> summaries = Solutions.summaries(solutions());

        assertThat(summaries).hasSize(1);
        assertThat(summaries.get(0).solutions()).isEqualTo(3);
        assertThat(summaries.get(0).silentShare()).isEqualTo(0.5);
        assertThat(summaries.get(0).curve().settings().start()).isEqualTo(5);
    }

    @Test
    void solutionsOfOneTaskOnOneNetworkArePaired() {
        SavedUnits[] biases = {units(40, null), units(40, null)};
        boolean[] mask = new boolean[40];
        SavedUnits[] masks = {units(40, mask), units(40, mask)};
        for (int start = 0; start < 2; start++) {
            sweep.saved(trial("sine", Learn.BIASES, 40, 7, start), biases[start])
                    .saved(trial("sine", Learn.MASK, 40, 7, start), masks[start]);
        }
        sweep.saved(trial("sine", Learn.BIASES, 40, 8, 0), units(40, null))
                .saved(trial("abs", Learn.BIASES, 40, 7, 0), units(40, null))
                .saved(trial("sine", Learn.READOUT, 40, 7, 0), units(40, null));

        Dataset<Row> similarities = Similarities.rows(saved());

        List<Row> rows = similarities.orderBy("kind", "start", "other_start").collectAsList();
        List<SimilaritySummary> summaries = Similarities.summaries(similarities);
        assertThat(rows)
                .extracting(row -> row.getAs("kind") + " " + row.getAs("start") + " " + row.getAs("other_start"))
                .containsExactly(
                        "bias-bias 0 1",
                        "mask-bias 0 0",
                        "mask-bias 0 1",
                        "mask-bias 1 0",
                        "mask-bias 1 1",
                        "mask-mask 0 1");
        assertPair(rows.get(0), biases[0], biases[1]);
        assertThat(rows.get(0).<Double>getAs("bias_correlation"))
                .isCloseTo(pearson(biases[0].learnedBiases(), biases[1].learnedBiases()), within(1e-14));
        assertPair(rows.get(2), masks[0], biases[1]);
        assertPair(rows.get(5), masks[0], masks[1]);
        assertThat(rows.subList(1, 6)).allMatch(row -> row.getAs("bias_correlation") == null);
        assertThat(summaries)
                .extracting(SimilaritySummary::kind)
                .containsExactly("bias-bias", "mask-bias", "mask-mask");
        assertThat(summaries).extracting(SimilaritySummary::pairs).containsExactly(1L, 4L, 1L);
        assertThat(summaries.get(2).onOverlap()).isEqualTo(rows.get(5).<Double>getAs("on_overlap"));
    }

    private static void assertPair(Row row, SavedUnits one, SavedUnits other) {
        assertThat(row.<Double>getAs("variance_correlation"))
                .isCloseTo(pearson(one.taskVariance(), other.taskVariance()), within(1e-14));
        int both = 0;
        int either = 0;
        for (int unit = 0; unit < one.taskVariance().length; unit++) {
            boolean first = one.taskVariance()[unit] > 0.01 * max(one.taskVariance());
            boolean second = other.taskVariance()[unit] > 0.01 * max(other.taskVariance());
            both += first && second ? 1 : 0;
            either += first || second ? 1 : 0;
        }
        assertThat(row.<Double>getAs("on_overlap")).isEqualTo((double) both / either);
    }

    /** Three kinds of units: those of the first task, those of the second, those of both; one in ten never varies. */
    @Test
    void clustersThatWerePlantedAreFoundAndTablesWithoutUnitsAreRemoved() {
        int width = 120;
        float[][] variances = new float[3][width];
        for (int unit = 0; unit < width; unit++) {
            float scale = (float) Math.exp(4 * random.nextDouble());
            float little = (float) (0.05 * random.nextDouble());
            boolean varies = unit % 10 != 9;
            variances[0][unit] = varies ? scale * (unit % 3 == 1 ? little : 1) : 0;
            variances[1][unit] = varies ? scale * (unit % 3 == 0 ? little : 1) : 0;
            variances[2][unit] = varies ? scale * little : 0;
        }
        List<String> tasks = List.of("abs", "chirp", "sine");
        for (long seed : new long[] {4, 2}) {
            for (int task = 0; task < 3; task++) {
                float[] some = numbers(width);
                sweep.saved(
                        trial(tasks.get(task), Learn.BIASES, width, seed, 0),
                        new SavedUnits(some, some, null, some, variances[task]));
            }
        }
        sweep.saved(trial("abs", Learn.BIASES, 500, 2, 0), units(500, null))
                .saved(trial("sine", Learn.BIASES, width, 2, 1), units(width, null));

        List<ClusteredNetwork> networks = analyse(sweep).units().networks();

        assertThat(networks).hasSize(1);
        ClusteredNetwork network = networks.get(0);
        assertThat(network.width()).isEqualTo(width);
        assertThat(network.seed()).isEqualTo(2);
        assertThat(network.clusters()).isEqualTo(3);
        assertThat(network.silhouette()).isBetween(0.98, 1.0);
        assertThat(network.units()).hasSize(108).allSatisfy(unit -> {
            int kind = (unit.unit() - 1) % 3;
            assertThat(unit.cluster()).isEqualTo(kind == 0 ? 1 : kind == 1 ? 3 : 2);
            assertThat(unit.variances()).hasSize(3).contains(1.0);
        });
        Dataset<Row> units = table("units");
        assertThat(units.count()).isEqualTo(7 * width + 500);
        assertThat(units.where("cluster is not null").count()).isEqualTo(3 * 108);
        assertThat(units.where("cluster is not null and (seed != 2 or start != 0 or task_variance is null)")
                        .count())
                .isZero();
        Row one = units.where("task = 'chirp' and seed = 2 and unit = 1")
                .collectAsList()
                .get(0);
        assertThat(one.<Integer>getAs("cluster")).isEqualTo(1);
        assertThat(one.<Float>getAs("task_variance")).isEqualTo(variances[1][0]);
        assertThat(table("solutions").count()).isEqualTo(8);
        assertThat(table("similarities").count()).isOne();

        SweepFixture others = new SweepFixture().ok("sine", 0.5, 4, 0, 0.1, 0.1);
        assertThat(analyse(others).units()).isEqualTo(UnitFindings.NONE);
        for (String table : List.of("solutions", "similarities", "units")) {
            assertThat(output.resolve(table)).doesNotExist();
        }
    }

    @Test
    void unitsThatAllDoTheSameAreNotClustered() {
        float[] same = {1, 1, 1, 1};
        List<String> ids = new ArrayList<>();
        for (String task : List.of("abs", "sine")) {
            Trial trial = trial(task, Learn.BIASES, 4, 0, 0);
            sweep.saved(trial, new SavedUnits(same, same, null, same, same));
            ids.add(trial.id());
        }

        assertThat(TaskClusters.of(saved(), new ManyTaskNetwork(List.of(), 4, 0, ids)))
                .isEmpty();
    }

    private Dataset<Row> saved() {
        return SavedTrials.of(Trials.of(sweep.table(spark, 0)));
    }

    private Dataset<Row> solutions() {
        return Solutions.rows(saved());
    }

    private SavedUnits units(int width, boolean[] mask) {
        float[] variance = numbers(width);
        for (int unit = 0; unit < width; unit += 3) {
            variance[unit] /= 1000;
        }
        return new SavedUnits(numbers(width), numbers(width), mask, numbers(width), variance);
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat();
        }
        return numbers;
    }

    private static Trial trial(String task, Learn learn, int width, long seed, long start) {
        return SweepFixture.trial(task, learn, width, seed, start);
    }

    private Findings analyse(SweepFixture sweep) {
        return Analysis.run(sweep.table(spark, 0), RMSE, 0.1, ProbabilityInterval.CLOPPER_PEARSON, output.toString());
    }

    private Dataset<Row> table(String name) {
        return spark.read().parquet(output.resolve(name).toString());
    }

    private static double pearson(float[] first, float[] second) {
        return new PearsonsCorrelation().correlation(doubles(first), doubles(second));
    }

    /** The covariance over the roots of the variances. */
    private static double pearsonByDefinition(float[] first, float[] second) {
        double[] x = centred(first);
        double[] y = centred(second);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] centred(float[] values) {
        double[] numbers = doubles(values);
        double mean = Arrays.stream(numbers).average().orElseThrow();
        return Arrays.stream(numbers).map(value -> value - mean).toArray();
    }

    private static double[] doubles(float[] values) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i];
        }
        return numbers;
    }

    private static double max(float[] values) {
        return Arrays.stream(doubles(values)).max().orElseThrow();
    }
}
