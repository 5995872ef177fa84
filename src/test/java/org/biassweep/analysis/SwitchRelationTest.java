package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SwitchRelationTest {

    @Property(tries = 5_000)
    void crossesWhereTheIsotonicFitDoes(@ForAll("counts") List<int[]> counts, @ForAll("targets") double target) {
        int[] successes = counts.stream().mapToInt(pair -> pair[0]).toArray();
        int[] trials = counts.stream().mapToInt(pair -> pair[1]).toArray();

        assertThat(SwitchRelation.firstReached(successes, trials, target))
                .isEqualTo(IsotonicFormula.firstReached(successes, trials, target));
    }

    @Property(tries = 2_000)
    void aWidthWithoutTrialsChangesNothingAndIsNeverTheAnswer(
            @ForAll("counts") List<int[]> counts, @ForAll("targets") double target, @ForAll("places") int place) {
        int empty = place % (counts.size() + 1);
        int[] successes = counts.stream().mapToInt(pair -> pair[0]).toArray();
        int[] trials = counts.stream().mapToInt(pair -> pair[1]).toArray();

        int without = SwitchRelation.firstReached(successes, trials, target);
        int with = SwitchRelation.firstReached(withZero(successes, empty), withZero(trials, empty), target);

        assertThat(with).isEqualTo(without < empty ? without : without + 1);
    }

    @Test
    void aProbabilityThatEqualsTheTargetReachesIt() {
        assertThat(SwitchRelation.firstReached(new int[] {8, 9, 10}, new int[] {10, 10, 10}, 1 - 0.1))
                .isEqualTo(1);
        assertThat(SwitchRelation.firstReached(new int[] {6, 7, 7}, new int[] {10, 10, 10}, 1 - 0.3))
                .isEqualTo(1);
    }

    /** The mean of the three widths is the target: they pool into one block that reaches it. */
    @Test
    void aBlockWhoseMeanEqualsTheTargetReachesItAtItsFirstWidth() {
        assertThat(SwitchRelation.firstReached(new int[] {10, 9, 8}, new int[] {10, 10, 10}, 1 - 0.1))
                .isZero();
    }

    @Test
    void withoutEnoughSuccessesNoWidthIsReached() {
        assertThat(SwitchRelation.firstReached(new int[] {9, 9, 8}, new int[] {10, 10, 10}, 1 - 0.1))
                .isEqualTo(3);
        assertThat(SwitchRelation.firstReached(new int[] {0}, new int[] {1}, 0.5))
                .isEqualTo(1);
    }

    @Provide
    Arbitrary<List<int[]>> counts() {
        return Arbitraries.integers()
                .between(1, 12)
                .flatMap(n -> Arbitraries.integers().between(0, n).map(k -> new int[] {k, n}))
                .list()
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    /** Shares of small counts, so that fits often equal the target. */
    @Provide
    Arbitrary<Double> targets() {
        return Arbitraries.of(0.1, 0.25, 1 / 3.0, 0.5, 2 / 3.0, 0.75, 0.8, 0.9, 11 / 12.0, 0.95);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 100);
    }

    private static int[] withZero(int[] numbers, int place) {
        int[] longer = new int[numbers.length + 1];
        System.arraycopy(numbers, 0, longer, 0, place);
        System.arraycopy(numbers, place, longer, place + 1, numbers.length - place);
        return longer;
    }
}
