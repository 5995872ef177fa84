package org.biassweep.train.dl4j;

import java.util.Arrays;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Learn;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.task.Samples;
import org.biassweep.train.Problem;

/** A network as one vector of parameters, W then b then A, whose loss is differentiated by finite differences. */
record PlainNetwork(int inputs, int width, int outputs) {

    private static final double H = 1e-6;

    static PlainNetwork like(FeedforwardNetwork network) {
        return new PlainNetwork(network.inputs(), network.width(), network.outputs());
    }

    static double[] parameters(FeedforwardNetwork network) {
        float[][] parts = {network.inputWeights(), network.biases(), network.readoutWeights()};
        double[] all =
                new double[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            for (float value : part) {
                all[at++] = value;
            }
        }
        return all;
    }

    /** Which of them are trained: the first and the one after the last. */
    private int[] learned(Learn learn) {
        int biases = inputs * width;
        int readout = biases + width;
        int end = readout + outputs * width;
        return switch (learn) {
            case BIASES -> new int[] {biases, readout};
            case READOUT -> new int[] {readout, end};
            case ALL -> new int[] {0, end};
            case MASK -> throw new IllegalArgumentException();
        };
    }

    /** The parameters after all steps of Adam (Kingma and Ba, algorithm 1). */
    double[] train(Data data, Problem problem) {
        double[] p = parameters((FeedforwardNetwork) problem.network());
        double[] m = new double[p.length];
        double[] v = new double[p.length];
        int[] learned = learned(problem.learn());
        for (int t = 1; t <= problem.training().steps(); t++) {
            double rate = problem.stepSize()
                    * problem.training()
                            .schedule()
                            .factor(t - 1, problem.training().steps());
            int[] batch = batch(data.count(), problem, t - 1);
            double[] before = p.clone();
            for (int i = learned[0]; i < learned[1]; i++) {
                double g = (loss(data, moved(before, i, H), batch) - loss(data, moved(before, i, -H), batch)) / (2 * H);
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                double square = v[i] / (1 - Math.pow(0.999, t));
                p[i] -= rate * m[i] / (1 - Math.pow(0.9, t)) / (Math.sqrt(square) + 1e-8);
            }
        }
        return p;
    }

    private static double[] moved(double[] p, int i, double by) {
        double[] moved = p.clone();
        moved[i] += by;
        return moved;
    }

    private static int[] batch(int count, Problem problem, int step) {
        Integer size = problem.training().batchSize();
        int batches = size == null ? 1 : (int) Math.ceil((double) count / size);
        int[] order = problem.start().order(step / batches, count);
        int from = size == null ? 0 : step % batches * size;
        return Arrays.copyOfRange(order, from, size == null ? count : Math.min(count, from + size));
    }

    /** The mean over some samples of the squared error, or of the cross-entropy where there are labels. */
    double loss(Data data, double[] p, int[] numbers) {
        double sum = 0;
        for (int n : numbers) {
            sum += data instanceof Examples examples
                    ? crossEntropy(outputs(p, inputs(examples, n)), examples.labels()[n])
                    : squaredError(outputs(p, inputs((Samples) data, n)), (Samples) data, n);
        }
        return sum / numbers.length;
    }

    private static double[] inputs(Examples examples, int n) {
        float[] row = new float[examples.inputs()];
        examples.features().read(n, row, 0);
        double[] x = new double[row.length];
        Arrays.setAll(x, i -> row[i]);
        return x;
    }

    private static double[] inputs(Samples samples, int n) {
        double[] x = new double[samples.inputs()];
        Arrays.setAll(x, i -> samples.x()[i * samples.count() + n]);
        return x;
    }

    private double[] outputs(double[] p, double[] x) {
        double[] y = new double[outputs];
        for (int j = 0; j < width; j++) {
            double h = p[inputs * width + j];
            for (int i = 0; i < inputs; i++) {
                h += p[j * inputs + i] * x[i];
            }
            for (int k = 0; k < outputs; k++) {
                y[k] += p[(inputs + 1) * width + j * outputs + k] * Math.max(h, 0);
            }
        }
        return y;
    }

    private static double crossEntropy(double[] y, int label) {
        return Math.log(Arrays.stream(y).map(Math::exp).sum()) - y[label];
    }

    private static double squaredError(double[] y, Samples samples, int n) {
        double sum = 0;
        for (int k = 0; k < y.length; k++) {
            sum += Math.pow(y[k] - samples.y()[k * samples.count() + n], 2);
        }
        return sum;
    }
}
