package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What there is to say where nothing was trained, or nothing is asked. */
class AnalysisOfNothingIT {

    private static final List<Criterion> RMSE_BELOW_ONE = List.of(new Criterion(ErrorMeasure.RMSE, List.of(1.0)));

    private final SparkSession spark = LocalSession.open();

    private final SweepFixture sweep = new SweepFixture();

    @TempDir
    private Path output;

    @Test
    void withoutTrialsTheTablesAreEmpty() {
        Findings findings = analyse(RMSE_BELOW_ONE, 0.1);

        assertThat(findings)
                .isEqualTo(new Findings(
                        0, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), UnitFindings.NONE, List.of()));
        assertThat(spark.read()
                        .parquet(output.resolve("required_widths").toString())
                        .count())
                .isZero();
    }

    @Test
    void refusesToAnalyseWithoutCriterionOrWithAnImpossibleDelta() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> analyse(List.of(), 0.1))
                .withMessageContaining("no criterion");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> analyse(RMSE_BELOW_ONE, 1))
                .withMessage("delta is 1.0; it must lie between 0 and 1");
    }

    private Findings analyse(List<Criterion> criteria, double delta) {
        return Analysis.run(
                sweep.table(spark, 0), criteria, delta, ProbabilityInterval.CLOPPER_PEARSON, output.toString());
    }
}
