package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.biassweep.decision.ConfidenceSequence;
import org.biassweep.decision.Standing;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Job;
import org.biassweep.spec.JobReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of a sweep that added seeds where they decide: 16 failures, 40, 40 and 51 successes. */
class ConfidenceSequencesIT {

    private final SweepFixture sweep = new SweepFixture();

    @TempDir
    private Path output;

    @BeforeEach
    void train() {
        for (String task : List.of("sine", "abs")) {
            for (int seed = 0; seed < 51; seed++) {
                if (seed < 16) {
                    sweep.ok(task, 0.5, 16, seed, 4.0, 4.0);
                }
                if (seed < 40) {
                    sweep.ok(task, 0.5, 64, seed, 0.25, 0.25).ok(task, 0.5, 256, seed, 0.25, 0.25);
                }
                sweep.ok(task, 0.5, 1024, seed, 0.25, 0.25);
            }
        }
    }

    /** After 40 successes of 40 the exact lower end is 0.912; the confidence sequence takes 51 to reach 0.9. */
    @Test
    void certifiesByTheConfidenceSequence() {
        Findings findings = analyse(ProbabilityInterval.CONFIDENCE_SEQUENCE);

        assertThat(findings.requiredWidths())
                .extracting(RequiredWidth::certifiedWidth)
                .containsOnly(1024);
        assertThat(findings.probabilities().subList(0, 4))
                .extracting(ProbabilityPoint::ciLow)
                .containsExactly(
                        0.0,
                        ConfidenceSequence.lower(40, 40),
                        ConfidenceSequence.lower(40, 40),
                        ConfidenceSequence.lower(51, 51));
        assertThat(findings.probabilities().get(0).ciHigh()).isEqualTo(ConfidenceSequence.upper(0, 16));
        assertThat(findings.probabilities())
                .extracting(ProbabilityPoint::interval)
                .containsOnly("confidence_sequence");
        assertThat(analyse(ProbabilityInterval.CLOPPER_PEARSON).requiredWidths())
                .as("were the numbers fixed")
                .extracting(RequiredWidth::certifiedWidth)
                .containsOnly(64);
    }

    @Test
    void jointProbabilitiesHaveConfidenceSequencesToo() {
        JointProbability joint = analyse(ProbabilityInterval.CONFIDENCE_SEQUENCE)
                .joint()
                .get(0)
                .points()
                .get(1);

        assertThat(joint.width()).isEqualTo(64);
        assertThat(joint.ciLow()).isEqualTo(ConfidenceSequence.lower(40, 40));
        assertThat(joint.interval()).isEqualTo("confidence_sequence");
    }

    @Test
    void whatItTookAndDecidedIsReadFromTheTables() {
        Findings findings = analyse(ProbabilityInterval.CONFIDENCE_SEQUENCE);

        assertThat(SeedSpending.of(findings, job("{min: 16, max: 50, until: decided}")))
                .contains(new SeedSpending(2 * (16 + 40 + 40 + 50), 2 * 200, new Standing(8, 4, 0)));
        assertThat(SeedSpending.of(findings, job("40"))).isEmpty();
    }

    private Findings analyse(ProbabilityInterval interval) {
        return Analysis.run(
                sweep.table(LocalSession.open(), 0),
                List.of(new Criterion(ErrorMeasure.RMSE, List.of(1.0))),
                0.1,
                interval,
                output.toString());
    }

    private static Job job(String seeds) {
        return new JobReader(
                        "sweep: s\ntasks: [{function: sine}]\ngrid: {widths: [1], weight_ranges: [1], seeds: " + seeds
                                + "}\ncriteria: [{error: rmse, epsilons: [1]}]",
                        List.of())
                .job();
    }
}
