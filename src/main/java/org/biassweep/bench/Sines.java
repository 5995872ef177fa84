package org.biassweep.bench;

import java.util.SplittableRandom;
import org.biassweep.task.Examples;
import org.biassweep.task.FloatFeatures;
import org.biassweep.task.Samples;

/** What functions the benches have learned: sines of the first input, the faster the later the output. */
final class Sines {

    private Sines() {}

    /**
     * Samples: the first input evenly over [−1, 1], the others drawn.
     *
     * @param inputs d &ge; 1
     * @param count N &ge; 2
     * @param outputs l &ge; 1
     */
    static Samples of(int inputs, int count, int outputs) {
        SplittableRandom random = new SplittableRandom(1);
        double[] x = new double[inputs * count];
        double[] y = new double[outputs * count];
        for (int n = 0; n < count; n++) {
            x[n] = 2.0 * n / (count - 1) - 1;
            for (int i = 1; i < inputs; i++) {
                x[i * count + n] = random.nextDouble(-1, 1);
            }
            for (int k = 0; k < outputs; k++) {
                y[k * count + n] = Math.sin(Math.PI * (k + 1) * x[n]);
            }
        }
        return new Samples(count, inputs, outputs, x, y);
    }

    /** Samples with a class each: in which of as many equal parts of [−1, 1] the first sine lies. */
    static Examples labelled(int inputs, int count, int classes) {
        Samples samples = of(inputs, count, 1);
        float[] features = new float[inputs * count];
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < inputs; i++) {
                features[n * inputs + i] = (float) samples.x()[i * count + n];
            }
            labels[n] = (int) Math.min(classes - 1, (samples.y()[n] + 1) / 2 * classes);
        }
        return new Examples(new FloatFeatures(features, inputs), labels, classes);
    }
}
