package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.WeightScale;
import org.biassweep.trial.SavedTrajectory;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrajectoriesIT {

    private static final WeightScale GAIN = WeightScale.gain(1.5);

    private final SparkSession spark = LocalSession.open();

    private final SweepFixture sweep = new SweepFixture();

    private final Random random = new Random(11);

    @TempDir
    private Path output;

    @Test
    void theBestTheMedianAndTheWorstSeedAreThoseOfTheTrajectoryError() {
        double[] errors = {5, 2, 9, 1, 7};
        for (int seed = 0; seed < errors.length; seed++) {
            follow(GAIN, 64, seed, errors[seed]);
        }

        assertThat(seeds(64)).containsExactly("best 3 1.0", "median 0 5.0", "worst 2 9.0");
    }

    @Test
    void ofAnEvenNumberTheMedianIsTheLowerOneAndEqualErrorsAreRankedBySeed() {
        double[] errors = {3, 2, 1, 2, 3, 1};
        for (int seed = 0; seed < errors.length; seed++) {
            follow(GAIN, 64, 10 - seed, errors[seed]);
        }

        assertThat(seeds(64)).containsExactly("best 5 1.0", "median 7 2.0", "worst 10 3.0");
    }

    @Test
    void aSeedAloneHasEveryRankAndOfTwoTheFirstIsTheMedian() {
        follow(GAIN, 16, 4, 2);
        follow(GAIN, 64, 1, 3);
        follow(GAIN, 64, 2, 2);

        assertThat(seeds(16)).containsExactly("best 4 2.0", "median 4 2.0", "worst 4 2.0");
        assertThat(seeds(64)).containsExactly("best 2 2.0", "median 2 2.0", "worst 1 3.0");
    }

    @Test
    void failedTrialsAndTrialsThatSavedNothingAreNotRanked() {
        follow(GAIN, 64, 0, 4);
        follow(GAIN, 64, 1, 3);
        follow(GAIN, 64, 2, 6);
        sweep.followed(trial(GAIN, 64, 3), 1, null)
                .followed(trial(GAIN, 64, 4), 9, null)
                .failed(trial(GAIN, 64, 5), saved());

        assertThat(seeds(64)).containsExactly("best 1 3.0", "median 0 4.0", "worst 2 6.0");
    }

    @Test
    void cellsAreRankedEachForItselfAndOrderedByCurveWidthAndRank() {
        List<WeightScale> weights = List.of(GAIN, WeightScale.range(2), WeightScale.gain(0.5), WeightScale.range(0.5));
        for (WeightScale scale : weights) {
            for (int width : new int[] {64, 16}) {
                for (int seed = 0; seed < 3; seed++) {
                    follow(scale, width, seed, 1 + random.nextDouble());
                }
            }
        }

        List<RankedTrajectory> ranked = analyse(0).trajectories();

        List<String> expected = new ArrayList<>();
        for (String scale : List.of("a = 0.5", "a = 2", "g = 0.5", "g = 1.5")) {
            for (int width : new int[] {16, 64}) {
                List.of("best", "median", "worst").forEach(rank -> expected.add(scale + " " + width + " " + rank));
            }
        }
        assertThat(ranked)
                .extracting(
                        each -> each.curve().settings().weightScale().text() + " " + each.width() + " " + each.rank())
                .containsExactlyElementsOf(expected);
        assertThat(ranked)
                .allSatisfy(each -> assertThat(each.curve().curveId())
                        .isEqualTo(trial(each.curve().settings().weightScale(), each.width(), each.seed())
                                .curveId()));
        assertThat(analyse(1).trajectories()).usingRecursiveComparison().isEqualTo(ranked);
    }

    /** Two outputs at three times: what was saved stands in the table in this order, to the last bit. */
    @Test
    void whatWasSavedRoundTripsBitForBit() {
        SavedTrajectory saved = new SavedTrajectory(
                new double[] {Math.PI, -0.0, Double.MIN_VALUE, 1e300, 0.1, -1.0 / 3},
                new double[] {Math.nextUp(Math.PI), 0.0, 2, 3, Math.nextDown(0.1), -Double.MAX_VALUE});
        sweep.followed(trial(GAIN, 64, 7), 0.25, saved);

        List<RankedTrajectory> ranked = analyse(0).trajectories();

        assertThat(ranked).hasSize(3).allSatisfy(each -> {
            assertThat(bits(each.saved().target())).isEqualTo(bits(saved.target()));
            assertThat(bits(each.saved().prediction())).isEqualTo(bits(saved.prediction()));
            assertThat(each.outputs()).isEqualTo(2);
            assertThat(each.trialId()).isEqualTo(trial(GAIN, 64, 7).id());
        });
        List<Row> rows = spark.read()
                .parquet(output.resolve("trajectories").toString())
                .where("rank = 'median'")
                .select("time", "output", "target", "prediction", "trajectory", "seed")
                .collectAsList();
        assertThat(rows)
                .extracting(row -> row.getInt(0) + " " + row.getInt(1))
                .containsExactly("1 1", "1 2", "2 1", "2 2", "3 1", "3 2");
        assertThat(bits(rows.stream().mapToDouble(row -> row.getDouble(2)).toArray()))
                .isEqualTo(bits(saved.target()));
        assertThat(bits(rows.stream().mapToDouble(row -> row.getDouble(3)).toArray()))
                .isEqualTo(bits(saved.prediction()));
        assertThat(rows).allMatch(row -> row.getDouble(4) == 0.25 && row.getLong(5) == 7);
    }

    @Test
    void withoutSavedTrajectoriesThereIsNoTableAndNoneIsLeft() {
        follow(GAIN, 64, 0, 1);
        analyse(0);
        assertThat(output.resolve("trajectories")).isDirectory();

        SweepFixture others = new SweepFixture().followed(trial(GAIN, 64, 0), 1, null);
        Findings findings = analyse(others, 0);

        assertThat(findings.trajectories()).isEmpty();
        assertThat(output.resolve("trajectories")).doesNotExist();
        assertThat(Files.exists(output.resolve("curves"))).isTrue();
    }

    private void follow(WeightScale weights, int width, long seed, double error) {
        sweep.followed(trial(weights, width, seed), error, saved());
    }

    private static Trial trial(WeightScale weights, int width, long seed) {
        return SweepFixture.systemTrial("lorenz", weights, width, seed);
    }

    private SavedTrajectory saved() {
        return new SavedTrajectory(
                random.doubles(6).toArray(), random.doubles(6).toArray());
    }

    private List<String> seeds(int width) {
        return analyse(0).trajectories().stream()
                .filter(each -> each.width() == width)
                .map(each -> each.rank() + " " + each.seed() + " " + each.trajectory())
                .toList();
    }

    private Findings analyse(long order) {
        return analyse(sweep, order);
    }

    private Findings analyse(SweepFixture trials, long order) {
        List<Criterion> criteria = List.of(new Criterion(ErrorMeasure.TRAJECTORY, List.of(1.0)));
        return Analysis.run(
                trials.table(spark, order), criteria, 0.1, ProbabilityInterval.CLOPPER_PEARSON, output.toString());
    }

    private static long[] bits(double[] numbers) {
        long[] bits = new long[numbers.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(numbers[i]);
        }
        return bits;
    }
}
