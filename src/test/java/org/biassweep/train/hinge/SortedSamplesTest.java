package org.biassweep.train.hinge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.biassweep.task.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SortedSamplesTest {

    private enum Spacing {
        EVEN(t -> 2 * t - 1),
        CROWDED_AT_THE_LOW_END(t -> Math.pow(t, 12)),
        CROWDED_IN_THE_MIDDLE(t -> Math.pow(2 * t - 1, 9)),
        TWO_HEAPS(t -> t < 0.5 ? 1e-9 * t : 1000 + t),
        REPEATED(t -> Math.floor(5 * t)),
        ONE_PLACE(t -> 0.25);

        @SuppressWarnings("ImmutableEnumChecker") // the functions above capture nothing
        private final DoubleUnaryOperator place;

        Spacing(DoubleUnaryOperator place) {
            this.place = place;
        }

        /** In an order of chance, with a target that tells where each came from. */
        Samples shuffled(int count) {
            SplittableRandom random = new SplittableRandom(count);
            double[] x = new double[count];
            double[] y = new double[2 * count];
            int[] order = random.ints(0, count).distinct().limit(count).toArray();
            for (int n = 0; n < count; n++) {
                x[n] = place.applyAsDouble((double) order[n] / (count - 1));
                y[n] = 3 * x[n];
                y[count + n] = -x[n];
            }
            return new Samples(count, 1, 2, x, y);
        }
    }

    @ParameterizedTest
    @EnumSource(Spacing.class)
    void samplesRiseAndKeepTheirTargets(Spacing spacing) {
        Samples samples = spacing.shuffled(101);
        SortedSamples sorted = new SortedSamples(samples);
        assertThat(sorted.x()).isSorted().containsExactlyInAnyOrder(samples.x());
        for (int n = 0; n < 101; n++) {
            assertThat(sorted.y()[2 * n]).isEqualTo(3 * sorted.x()[n]);
            assertThat(sorted.y()[2 * n + 1]).isEqualTo(-sorted.x()[n]);
        }
    }

    /** Against counting: lines that cross anywhere, at a sample, beyond either end, and nowhere; good hints and none. */
    @ParameterizedTest
    @EnumSource(Spacing.class)
    void asManySamplesLieBeforeALineAsCountingFinds(Spacing spacing) {
        SortedSamples samples = new SortedSamples(spacing.shuffled(157));
        SplittableRandom random = new SplittableRandom(1);
        double[] x = samples.x();
        for (int i = 0; i < 2000; i++) {
            double slope = Math.pow(10, random.nextDouble(-6, 2));
            double place = i % 2 == 0 ? x[random.nextInt(x.length)] : random.nextDouble(-2, 3);
            double offset = -slope * place;
            double hint = i % 3 == 0 ? random.nextDouble(-5, 5) : -offset / slope;
            assertCounts(samples, hint, slope, offset);
        }
    }

    @Test
    void linesThatNeverCrossHaveAllOrNoSamplesBeforeThem() {
        SortedSamples samples = new SortedSamples(Spacing.EVEN.shuffled(50));
        for (double offset : new double[] {-1, 0, 1e-30, 1, 1e300}) {
            for (double hint : new double[] {-offset / 0.0, Double.NaN, 1e300, -1e300}) {
                assertCounts(samples, hint, 0, offset);
            }
        }
        assertThat(samples.before(Double.NaN, 1, Double.NaN, 0)).isBetween(0, 50);
    }

    private static void assertCounts(SortedSamples samples, double hint, double slope, double offset) {
        for (double tie : new double[] {0, Double.MIN_VALUE}) {
            long expected = Arrays.stream(samples.x())
                    .filter(x -> slope * x + offset < tie)
                    .count();
            assertThat(samples.before(hint, slope, offset, tie))
                    .as("before %s x + %s < %s, hint %s", slope, offset, tie, hint)
                    .isEqualTo((int) expected);
        }
    }
}
