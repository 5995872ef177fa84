package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.api.java.JavaSparkContext;

class MonotoneFitIT {

    private final JavaSparkContext spark =
            JavaSparkContext.fromSparkContext(LocalSession.open().sparkContext());

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void fitsEverySeriesAsTheMinMaxFormulaDoes(@ForAll("many") List<Series> many) {
        List<double[]> fits = MonotoneFit.of(many, spark);

        assertThat(fits).hasSameSizeAs(many);
        for (int g = 0; g < many.size(); g++) {
            int[] successes = many.get(g).successes();
            int[] trials = many.get(g).trials();
            double[] expected = new double[trials.length];
            for (int i = 0; i < trials.length; i++) {
                expected[i] = IsotonicFormula.fit(successes, trials, i);
            }
            assertThat(fits.get(g)).as("series %d of %d", g, many.size()).containsExactly(expected, within(1e-15));
        }
    }

    /** Which curve and threshold the counts belong to makes no difference to the fit. */
    @Provide
    Arbitrary<List<Series>> many() {
        return Arbitraries.integers()
                .between(1, 40)
                .flatMap(n -> Arbitraries.integers().between(0, n).map(k -> new int[] {k, n}))
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(counts -> new Series(
                        null,
                        null,
                        counts.stream().mapToInt(pair -> pair[1]).toArray(),
                        counts.stream().mapToInt(pair -> pair[0]).toArray()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(1_000);
    }
}
