package org.biassweep.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Masking;
import org.biassweep.spec.Training;
import org.biassweep.task.Examples;

/**
 * The learning of classifications written out in double precision, as plainly as it can be said; what engines are tested
 * against.
 *
 * <p>The loss of samples B is L = −1/|B| Σₙ log pₙ, with pₙ the softmax probability of the label of sample n among the
 * outputs zₖₙ = Σⱼ Aₖⱼ sⱼ φ(hⱼₙ), hⱼₙ = Σᵢ Wⱼᵢ xᵢₙ + bⱼ; so ∂L/∂zₖₙ = (softmax(z)ₖₙ − [k is the label of n]) / |B|.
 */
record ReferenceClassifier(FeedforwardNetwork drawn, Examples examples) {

    /**
     * The parameters of a network, or the derivatives of a loss by them.
     *
     * @param w W, m × d
     * @param b m numbers
     * @param s how much of each unit takes part, m numbers
     * @param a Aᵀ, m × l
     */
    record Parameters(double[] w, double[] b, double[] s, double[] a) {}

    Parameters drawnParameters() {
        double[] everything = new double[drawn.width()];
        Arrays.fill(everything, 1);
        return new Parameters(
                ReferenceTrainer.doubles(drawn.inputWeights()),
                ReferenceTrainer.doubles(drawn.biases()),
                everything,
                ReferenceTrainer.doubles(drawn.readoutWeights()));
    }

    /** Every sample. */
    int[] all() {
        return IntStream.range(0, examples.count()).toArray();
    }

    /** The mean cross-entropy of samples. */
    double loss(Parameters p, int[] samples) {
        double loss = 0;
        for (int n : samples) {
            double[] z = outputs(p, preactivations(p, n));
            loss += (logSum(z) - z[examples.labels()[n]]) / samples.length;
        }
        return loss;
    }

    /** The derivatives of the loss of samples. */
    Parameters gradient(Parameters p, int[] samples) {
        int l = drawn.outputs();
        Parameters gradient = new Parameters(
                new double[p.w.length], new double[p.b.length], new double[p.s.length], new double[p.a.length]);
        for (int n : samples) {
            float[] x = input(n);
            double[] h = preactivations(p, n);
            double[] byOutput = probabilities(outputs(p, h));
            byOutput[examples.labels()[n]] -= 1;
            for (int j = 0; j < h.length; j++) {
                double activity = Math.max(h[j], 0);
                double back = 0;
                for (int k = 0; k < l; k++) {
                    double r = byOutput[k] / samples.length;
                    back += p.a[j * l + k] * r;
                    gradient.a[j * l + k] += p.s[j] * activity * r;
                }
                gradient.s[j] += activity * back;
                if (h[j] > 0) {
                    gradient.b[j] += p.s[j] * back;
                    for (int i = 0; i < x.length; i++) {
                        gradient.w[j * x.length + i] += p.s[j] * back * x[i];
                    }
                }
            }
        }
        return gradient;
    }

    /** hⱼₙ for every unit j. */
    double[] preactivations(Parameters p, int n) {
        float[] x = input(n);
        double[] h = p.b.clone();
        for (int j = 0; j < h.length; j++) {
            for (int i = 0; i < x.length; i++) {
                h[j] += p.w[j * x.length + i] * x[i];
            }
        }
        return h;
    }

    private double[] outputs(Parameters p, double[] h) {
        double[] z = new double[drawn.outputs()];
        for (int j = 0; j < h.length; j++) {
            for (int k = 0; k < z.length; k++) {
                z[k] += p.a[j * z.length + k] * p.s[j] * Math.max(h[j], 0);
            }
        }
        return z;
    }

    /** log Σₖ exp zₖ. */
    private static double logSum(double[] z) {
        double largest = Arrays.stream(z).max().orElseThrow();
        return largest
                + Math.log(
                        Arrays.stream(z).map(value -> Math.exp(value - largest)).sum());
    }

    private static double[] probabilities(double[] z) {
        double logSum = logSum(z);
        return Arrays.stream(z).map(value -> Math.exp(value - logSum)).toArray();
    }

    private float[] input(int n) {
        float[] x = new float[drawn.inputs()];
        examples.features().read(n, x, 0);
        return x;
    }

    /** The samples of a step: those of its turn in the order of its epoch. */
    static int[] samples(Problem problem, int count, int step) {
        int size = problem.training().batchSize();
        int stepsPerEpoch = (int) Math.ceil((double) count / size);
        int turn = step % stepsPerEpoch;
        int[] order = problem.start().order(step / stepsPerEpoch, count);
        return Arrays.copyOfRange(order, turn * size, Math.min((turn + 1) * size, count));
    }

    /**
     * Adam over the steps of a problem.
     *
     * @return what was learned: b, Aᵀ, the scores of a mask, or W, b and Aᵀ one after the other
     */
    double[] train(Problem problem) {
        return ReferenceAdam.descend(
                initial(problem),
                (step, values) -> {
                    Parameters gradient =
                            gradient(with(problem, step, values), samples(problem, examples.count(), step));
                    return learned(problem, step, values, gradient);
                },
                problem.training(),
                problem.learn() == Learn.MASK ? 1 : problem.unit());
    }

    /** Where training starts. */
    double[] initial(Problem problem) {
        Parameters start = drawnParameters();
        return switch (problem.learn()) {
            case BIASES -> start.b;
            case READOUT -> start.a;
            case MASK -> ReferenceTrainer.doubles(problem.start().scores(drawn.width()));
            case ALL -> joined(start.w, start.b, start.a);
        };
    }

    /** The parameters at a step of which what is learned has some values. */
    Parameters with(Problem problem, int step, double[] values) {
        Parameters p = drawnParameters();
        return switch (problem.learn()) {
            case BIASES -> new Parameters(p.w, values, p.s, p.a);
            case READOUT -> new Parameters(p.w, p.b, p.s, values);
            case MASK -> new Parameters(p.w, p.b, shares(problem.training(), step, values), p.a);
            case ALL ->
                new Parameters(
                        Arrays.copyOf(values, p.w.length),
                        Arrays.copyOfRange(values, p.w.length, p.w.length + p.b.length),
                        p.s,
                        Arrays.copyOfRange(values, p.w.length + p.b.length, values.length));
        };
    }

    /** Of all derivatives, those by what is learned. */
    double[] learned(Problem problem, int step, double[] values, Parameters gradient) {
        return switch (problem.learn()) {
            case BIASES -> gradient.b;
            case READOUT -> gradient.a;
            case MASK -> byScores(problem.training(), step, values, gradient.s);
            case ALL -> joined(gradient.w, gradient.b, gradient.a);
        };
    }

    private static double[] shares(Training training, int step, double[] v) {
        return Arrays.stream(v)
                .map(score -> training.masking().method() == Masking.Method.SIGMOID
                        ? 1 / (1 + Math.exp(-steepness(training, step) * score))
                        : score > 0 ? 1 : 0)
                .toArray();
    }

    private static double[] byScores(Training training, int step, double[] v, double[] byShares) {
        double[] s = shares(training, step, v);
        double[] gradient = byShares.clone();
        if (training.masking().method() == Masking.Method.SIGMOID) {
            for (int j = 0; j < v.length; j++) {
                gradient[j] *= steepness(training, step) * s[j] * (1 - s[j]);
            }
        }
        return gradient;
    }

    /** κ. */
    private static double steepness(Training training, int step) {
        return Math.pow(training.masking().steepness(), (double) step / Math.max(1, training.steps() - 1));
    }

    private static double[] joined(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }
}
