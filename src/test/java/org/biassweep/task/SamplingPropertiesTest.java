package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.biassweep.spec.Interval;

class SamplingPropertiesTest {

    @Property
    void onAnyLineSamplesRiseFromEndToEnd(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double length,
            @ForAll @IntRange(min = 2, max = 300) int count) {
        double high = low + length;
        double[] x = new Box(List.of(new Interval(low, high))).evenlySpaced(count);
        assertThat(x[0]).isEqualTo(low);
        assertThat(x[count - 1]).isEqualTo(high);
        for (int n = 1; n < count; n++) {
            assertThat(x[n] - x[n - 1]).isCloseTo(length / (count - 1), within(1e-9 * (1 + Math.abs(low))));
        }
    }

    @Property(tries = 100)
    void inABoxSamplesLieInsideAndNoneIsEvaluatedThatWasTrainedOn(
            @ForAll @IntRange(min = 2, max = Box.MOST_DIMENSIONS) int dimension,
            @ForAll @IntRange(min = 2, max = 200) int trainSamples,
            @ForAll @IntRange(min = 2, max = 200) int evalSamples,
            @ForAll @DoubleRange(min = -100, max = 100) double low) {
        Target target = Target.compile(List.of("x1 + x2"), Box.cube(dimension, low, low + 3));
        FunctionTask task = new FunctionTask("task", target.text(), target, trainSamples, evalSamples);
        Set<List<Double>> points = new HashSet<>(points(task.trainingData()));
        points.addAll(points(task.evaluationData()));
        assertThat(points).hasSize(trainSamples + evalSamples);
        assertThat(points).allSatisfy(point -> assertThat(point).allMatch(x -> x > low && x < low + 3));
    }

    private static List<List<Double>> points(Samples samples) {
        List<List<Double>> points = new ArrayList<>();
        for (int n = 0; n < samples.count(); n++) {
            List<Double> point = new ArrayList<>();
            for (int i = 0; i < samples.inputs(); i++) {
                point.add(samples.x()[i * samples.count() + n]);
            }
            points.add(point);
        }
        return points;
    }
}
