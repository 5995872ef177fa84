package org.biassweep.task;

import java.util.SplittableRandom;

/** Labelled examples for tests: a Gaussian cloud for each class. */
public final class Clusters {

    private Clusters() {}

    /**
     * Draws examples; their classes take turns.
     *
     * @param spread the standard deviation of a coordinate within a class; those of the classes' centres have 1
     */
    public static Examples of(int count, int inputs, int classes, double spread) {
        SplittableRandom random = new SplittableRandom(1000L * inputs + classes);
        double[] centres = new double[classes * inputs];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = random.nextGaussian();
        }
        float[] values = new float[count * inputs];
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = n % classes;
            for (int i = 0; i < inputs; i++) {
                values[n * inputs + i] = (float) (centres[labels[n] * inputs + i] + spread * random.nextGaussian());
            }
        }
        return new Examples(features(inputs, values), labels, classes);
    }

    /**
     * Features in an array.
     *
     * @param values example n, input i at {@code [n * inputs + i]}
     */
    public static Features features(int inputs, float... values) {
        return new InArray(inputs, values);
    }

    private record InArray(int inputs, float[] values) implements Features {

        @Override
        public int count() {
            return values.length / inputs;
        }

        @Override
        public void read(int example, float[] to, int at) {
            System.arraycopy(values, example * inputs, to, at, inputs);
        }
    }
}
