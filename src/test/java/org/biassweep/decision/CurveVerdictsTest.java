package org.biassweep.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biassweep.decision.Verdict.NO;
import static org.biassweep.decision.Verdict.OPEN;
import static org.biassweep.decision.Verdict.YES;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveVerdictsTest {

    private static final double TARGET = 0.9;

    /** 51 successes of 51 are the fewest that reach 0.9. */
    @Test
    void aWidthIsDecidedByItsOwnTrialsWhereTheConfidenceSequenceLiesOnOneSide() {
        assertThat(of(50, 50).own()).containsExactly(OPEN);
        assertThat(of(51, 51).own()).containsExactly(YES);
        assertThat(of(0, 2).own()).containsExactly(OPEN);
        assertThat(of(0, 3).own()).containsExactly(NO);
        assertThat(of(0, 0).own()).as("nothing is known").containsExactly(OPEN);
    }

    @Test
    void belowANoAndAboveAYesIsInferredAndWhatLiesBetweenIsOpen() {
        CurveVerdicts verdicts = of(2, 4, 0, 16, 15, 16, 60, 60, 16, 16, 60, 60);

        assertThat(verdicts.own()).containsExactly(OPEN, NO, OPEN, YES, OPEN, YES);
        assertThat(verdicts.rising()).isTrue();
        assertThat(all(verdicts)).containsExactly(NO, NO, OPEN, YES, YES, YES);
        assertThat(verdicts.open()).containsExactly(2);
        assertThat(verdicts.standing()).isEqualTo(new Standing(6, 3, 2));
        assertThat(verdicts.standing().open()).isEqualTo(1);
    }

    @Test
    void whereAYesLiesBelowANoNothingIsInferred() {
        CurveVerdicts verdicts = of(2, 4, 60, 60, 16, 16, 0, 16);

        assertThat(verdicts.rising()).isFalse();
        assertThat(all(verdicts)).containsExactly(OPEN, YES, OPEN, NO);
        assertThat(verdicts.standing()).isEqualTo(new Standing(4, 2, 0));
    }

    /** Both below 0.9, but the wider one beyond doubt less often: 250 of 500 and 50 of 500. */
    @Test
    void whereAWiderOneIsBeyondDoubtLowerNothingIsInferred() {
        CurveVerdicts verdicts = of(3, 4, 250, 500, 16, 16, 50, 500);

        assertThat(verdicts.rising()).isFalse();
        assertThat(all(verdicts)).containsExactly(OPEN, NO, OPEN, NO);
    }

    @Test
    void aDropThatMayBeChanceDoesNotCount() {
        CurveVerdicts verdicts = of(3, 4, 10, 20, 5, 20, 0, 0);

        assertThat(verdicts.rising()).isTrue();
        assertThat(all(verdicts)).containsExactly(NO, NO, NO, OPEN);
    }

    /** Successes and trials of each width in turn. */
    private static CurveVerdicts of(long... counts) {
        return CurveVerdicts.of(
                IntStream.range(0, counts.length / 2)
                        .mapToLong(i -> counts[2 * i])
                        .toArray(),
                IntStream.range(0, counts.length / 2)
                        .mapToLong(i -> counts[2 * i + 1])
                        .toArray(),
                TARGET);
    }

    private static List<Verdict> all(CurveVerdicts verdicts) {
        return IntStream.range(0, verdicts.own().size())
                .mapToObj(verdicts::verdict)
                .toList();
    }
}
