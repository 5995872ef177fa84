package org.biassweep.train;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.biassweep.task.Samples;

/** A function on [−1, 1]^d to fit in tests. */
enum Target {
    SINE(1, 1, x -> new double[] {Math.sin(Math.PI * x[0])}),
    ABSOLUTE(1, 1, x -> new double[] {Math.abs(x[0])}),
    SADDLE(2, 1, x -> new double[] {x[0] * x[1]}),
    CURVE(1, 3, x -> new double[] {Math.cos(2 * x[0]), Math.sin(2 * x[0]), x[0] / 2}),
    FIELD(3, 4, x -> new double[] {x[1] - x[2], x[2] - x[0], x[0] - x[1], x[0] * x[1] * x[2]});

    final int inputs;
    final int outputs;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above capture nothing
    private final UnaryOperator<double[]> function;

    Target(int inputs, int outputs, UnaryOperator<double[]> function) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.function = function;
    }

    /** This one, or one of one input where it has more than an engine takes. */
    Target within(int mostInputs) {
        return inputs <= mostInputs ? this : CURVE;
    }

    /** N ≥ 2 samples: evenly spaced with both ends for one input, else uniform with a fixed seed. */
    Samples samples(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[] x = new double[inputs * count];
        double[] y = new double[outputs * count];
        for (int n = 0; n < count; n++) {
            double[] point = new double[inputs];
            for (int i = 0; i < inputs; i++) {
                point[i] = inputs == 1 ? 2.0 * n / (count - 1) - 1 : random.nextDouble(-1, 1);
                x[i * count + n] = point[i];
            }
            double[] value = function.apply(point);
            for (int k = 0; k < outputs; k++) {
                y[k * count + n] = value[k];
            }
        }
        return new Samples(count, inputs, outputs, x, y);
    }
}
