package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Learn;
import org.biassweep.spec.WeightScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JointProbabilitiesIT {

    private static final List<Criterion> RMSE = List.of(new Criterion(ErrorMeasure.RMSE, List.of(0.1, 0.3)));

    private final SparkSession spark = LocalSession.open();

    private final SweepFixture sweep = new SweepFixture();

    @TempDir
    private Path output;

    /**
     * Seeds 0, 1, 2 have a trial of both tasks, 3 and 4 of one. Within 0.1 are abs at 0 and sine at 1 and 2: 1/3, 2/3, and
     * never both. Within 0.3 are abs at 0 and 1, sine at all: 2/3, 1, and both at 0 and 1.
     */
    @Test
    void countsSeedsThatHaveEveryTaskAndAFailedTrialIsNoSuccess() {
        rmse("abs", 16, 0, 0.05).rmse("sine", 16, 0, 0.2);
        rmse("abs", 16, 1, 0.2).rmse("sine", 16, 1, 0.05);
        sweep.failed("abs", 0.5, 16, 2, "diverged");
        rmse("sine", 16, 2, 0.05);
        rmse("abs", 16, 3, 0.05);
        rmse("sine", 16, 4, 0.05);
        rmse("abs", 64, 0, 0.05).rmse("sine", 64, 0, 0.1);

        List<JointCurve> joint = analyse(sweep).joint();

        assertThat(joint).hasSize(1);
        assertThat(joint.get(0).curves()).extracting(CurveKey::task).containsExactly("abs", "sine");
        List<JointProbability> points = joint.get(0).points();
        assertThat(points)
                .extracting(
                        point -> point.width() + " " + point.epsilon() + " " + point.successes() + "/" + point.trials())
                .containsExactly("16 0.3 2/3", "16 0.1 0/3", "64 0.3 1/1", "64 0.1 1/1");
        assertThat(points)
                .allMatch(point -> point.taskGroup().equals("abs, sine")
                        && point.tasks() == 2
                        && point.inputs() == 1
                        && point.outputs() == 1
                        && point.steps() == 1000
                        && point.trainedParameters() == point.width());
        JointProbability loose = points.get(0);
        assertThat(loose.probability()).isEqualTo(2.0 / 3);
        assertThat(loose.probabilityIfIndependent()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(loose.smallestSingle()).isEqualTo(2.0 / 3);
        assertThat(loose.ciLow()).isEqualTo(ClopperPearson.lower(2, 3));
        assertThat(loose.ciHigh()).isEqualTo(ClopperPearson.upper(2, 3));
        JointProbability tight = points.get(1);
        assertThat(tight.probability()).isZero();
        assertThat(tight.probabilityIfIndependent()).isCloseTo(2.0 / 9, within(1e-15));
        assertThat(tight.smallestSingle()).isEqualTo(1.0 / 3);
        assertThat(rows("select task_group, tasks, learn, width, epsilon, trials, successes from joint order by 4, 5"))
                .startsWith("[abs, sine,2,biases,16,0.1,3,0]", "[abs, sine,2,biases,16,0.3,3,2]");

        SweepFixture one = new SweepFixture().ok("abs", 0.5, 16, 0, null, 0.05).ok("sine", 0.5, 16, 1, null, 0.05);
        assertThat(analyse(one).joint()).as("no seed has both").isEmpty();
        assertThat(output.resolve("joint_probabilities")).doesNotExist();
    }

    @Test
    void tasksOfOtherDimensionsOtherSettingsAndOtherStartsAreNotAskedOfTheSameNetwork() {
        rmse("abs", 16, 0, 0.05).rmse("sine", 16, 0, 0.05);
        sweep.ok("abs", 1, 16, 0, null, 0.05).ok("sine", 2, 16, 0, null, 0.05);
        sweep.followed(SweepFixture.systemTrial("lorenz", WeightScale.range(0.5), 16, 0), 1, null);
        for (long start : new long[] {1, 2}) {
            sweep.ok(SweepFixture.trial("abs", Learn.BIASES, 16, 0, start), ErrorMeasure.RMSE, 0.05);
            sweep.ok(SweepFixture.trial("sine", Learn.BIASES, 16, 0, start), ErrorMeasure.RMSE, 0.05);
        }
        sweep.ok(SweepFixture.trial("sine", Learn.MASK, 16, 0, 0), ErrorMeasure.RMSE, 0.05);

        assertThat(joint(RMSE))
                .extracting(curve -> curve.points().get(0).settings())
                .extracting(settings -> settings.learn() + settings.weightRange() + " " + settings.start())
                .containsExactly("biases0.5 0", "biases0.5 1", "biases0.5 2");
    }

    /** 100 and 210 samples in batches of 20: five epochs are 25 and 55 steps. */
    @Test
    void classificationsOfDifferentSizesAreTheSameTrainingWhereTheirEpochsAre() {
        sweep.ok(SweepFixture.classification("digits", 100, 8, 0), ErrorMeasure.TEST_ERROR, 0.1)
                .ok(SweepFixture.classification("clothes", 210, 8, 0), ErrorMeasure.TEST_ERROR, 0.2);
        List<Criterion> criteria = List.of(new Criterion(ErrorMeasure.TEST_ERROR, List.of(0.2)));

        List<JointCurve> joint = joint(criteria);

        assertThat(joint).hasSize(1);
        assertThat(joint.get(0).curves()).extracting(CurveKey::steps).containsExactly(55, 25);
        JointProbability point = joint.get(0).points().get(0);
        assertThat(point.steps()).isNull();
        assertThat(point.successes()).isOne();
        assertThat(point.trainedParameters()).isEqualTo(8 * (784 + 1 + 10));
    }

    /** Whichever was trained last comes first: abs once more after its new version, of which no trial is within 0.1. */
    @Test
    void versionsOfOneTaskAreAskedOfTheSameNetworkWithOtherTasksButNotTogether() {
        sweep.ok(SweepFixture.version("abs", "|x1| on [0, 1]", 16, 0), ErrorMeasure.RMSE, 0.2);
        assertThat(analyse(rmse("abs", 16, 0, 0.05).sweep).joint())
                .as("versions of one task")
                .isEmpty();
        assertThat(output.resolve("joint_probabilities")).doesNotExist();

        rmse("sine", 16, 0, 0.05).sweep.anHourLater();
        rmse("abs", 64, 0, 0.05);
        List<JointCurve> joint = analyse(sweep).joint();

        assertThat(joint)
                .extracting(curve -> curve.points().get(1).taskGroup()
                        + curve.points().get(1).successes())
                .containsExactly("abs (abs on [-1, 1]), sine1", "abs (|x1| on [0, 1]), sine0");
        assertThat(joint)
                .allSatisfy(curve ->
                        assertThat(curve.curves()).extracting(CurveKey::task).containsExactly("abs", "sine"));
        assertThat(rows("select task_group, tasks, epsilon, successes from joint"))
                .containsExactly(
                        "[abs (abs on [-1, 1]), sine,2,0.3,1]",
                        "[abs (abs on [-1, 1]), sine,2,0.1,1]",
                        "[abs (|x1| on [0, 1]), sine,2,0.3,1]",
                        "[abs (|x1| on [0, 1]), sine,2,0.1,0]");
    }

    private JointProbabilitiesIT rmse(String task, int width, long seed, double error) {
        sweep.ok(task, 0.5, width, seed, null, error);
        return this;
    }

    private Findings analyse(SweepFixture trials) {
        return Analysis.run(trials.table(spark, 0), RMSE, 0.1, ProbabilityInterval.CLOPPER_PEARSON, output.toString());
    }

    private List<JointCurve> joint(List<Criterion> criteria) {
        Dataset<Row> trials = Trials.of(sweep.table(spark, 1));
        List<Threshold> thresholds = Threshold.of(criteria);
        return JointProbabilities.of(
                trials,
                TaskGroup.of(Curve.of(Cells.of(trials, thresholds))),
                thresholds,
                ProbabilityInterval.CLOPPER_PEARSON);
    }

    private List<String> rows(String query) {
        spark.read().parquet(output.resolve("joint_probabilities").toString()).createOrReplaceTempView("joint");
        return spark.sql(query).collectAsList().stream().map(Object::toString).toList();
    }
}
