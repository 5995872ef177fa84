package org.biassweep.train.minibatch;

import java.util.Arrays;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Masking;
import org.biassweep.train.Adam;
import org.biassweep.train.Gate;
import org.biassweep.train.Problem;

/**
 * The parameters that a training changes, in the layout of kernels.
 *
 * <p>With residuals R = ∂L/∂outputs of a batch, every gradient comes of sums S = R ψ over its samples: the readout's is S
 * with ψ = φ(H + b); that of a mask's entry Σₖ Aₖⱼ Sₖⱼ; that of a bias the same with ψ = 1[φ(H + b) &gt; 0].
 */
abstract class Learner {

    final FeedforwardNetwork drawn;
    final Layout layout;
    final float[] biases;
    final float[] readout;

    private Learner(Problem problem, Layout layout) {
        drawn = (FeedforwardNetwork) problem.network();
        this.layout = layout;
        biases = Arrays.copyOf(drawn.biases(), layout.stride());
        readout = layout.byOutput(drawn.readoutWeights(), drawn.width(), drawn.outputs());
    }

    /** Of what the problem learns. */
    static Learner of(Problem problem, Layout layout) {
        return switch (problem.learn()) {
            case BIASES -> new OfBiases(problem, layout);
            case READOUT -> new OfReadout(problem, layout);
            case MASK -> new OfMask(problem, layout);
            case ALL -> throw new IllegalArgumentException("pre-activations are kept only where W is frozen");
        };
    }

    /** Whether sums are over steps of activities, not over activities. */
    abstract boolean sumsSteps();

    /** A step against the gradient that sums S, layout.outputs × stride, make. */
    abstract void update(double rate, float[] sums);

    /** What comes before step number {@code step}, 0 … steps − 1. */
    void prepare(int step) {}

    /** What a training changes. */
    abstract float[] trained();

    /** What is learned, put into the place of what was drawn; {@link #biases} and {@link #readout} are made its own. */
    abstract FeedforwardNetwork learned();

    /** Which units take part; null unless a mask is learned. */
    boolean[] mask() {
        return null;
    }

    /** gradient[j] = Σₖ A[k, j] S[k, j]. */
    static void contract(Layout layout, float[] a, float[] sums, float[] gradient) {
        int stride = layout.stride();
        Arrays.fill(gradient, 0);
        for (int k = 0; k < layout.outputs(); k++) {
            for (int j = 0; j < stride; j++) {
                gradient[j] += a[k * stride + j] * sums[k * stride + j];
            }
        }
    }

    private static final class OfBiases extends Learner {

        private final float[] gradient;
        private final Adam adam;

        OfBiases(Problem problem, Layout layout) {
            super(problem, layout);
            gradient = new float[layout.stride()];
            adam = new Adam(layout.stride());
        }

        @Override
        boolean sumsSteps() {
            return true;
        }

        @Override
        void update(double rate, float[] sums) {
            contract(layout, readout, sums, gradient);
            adam.begin(rate);
            adam.update(biases, gradient, 0, drawn.width());
        }

        @Override
        float[] trained() {
            return biases;
        }

        @Override
        FeedforwardNetwork learned() {
            return drawn.withBiases(Arrays.copyOf(biases, drawn.width()));
        }
    }

    private static final class OfReadout extends Learner {

        private final Adam adam;

        OfReadout(Problem problem, Layout layout) {
            super(problem, layout);
            adam = new Adam(readout.length);
        }

        @Override
        boolean sumsSteps() {
            return false;
        }

        @Override
        void update(double rate, float[] sums) {
            adam.begin(rate);
            adam.update(readout, sums, 0, readout.length);
        }

        @Override
        float[] trained() {
            return readout;
        }

        @Override
        FeedforwardNetwork learned() {
            return drawn.withReadout(layout.byUnit(readout, drawn.width(), drawn.outputs()));
        }
    }

    /** {@link #readout} is A with each unit's column times its mask. */
    private static final class OfMask extends Learner {

        private final Masking masking;
        private final int steps;
        private final float[] weights;
        private final float[] scores;
        private final float[] gradient;
        private final Adam adam;
        private Gate gate;

        OfMask(Problem problem, Layout layout) {
            super(problem, layout);
            masking = problem.training().masking();
            steps = problem.training().steps();
            weights = readout.clone();
            scores = Arrays.copyOf(problem.start().scores(drawn.width()), layout.stride());
            gradient = new float[layout.stride()];
            adam = new Adam(layout.stride());
        }

        @Override
        boolean sumsSteps() {
            return false;
        }

        @Override
        void prepare(int step) {
            gate = Gate.at(step, steps, masking);
            apply(gate);
        }

        private void apply(Gate gate) {
            for (int j = 0; j < drawn.width(); j++) {
                float s = gate.share(scores[j]);
                for (int k = 0; k < layout.outputs(); k++) {
                    int at = k * layout.stride() + j;
                    readout[at] = s * weights[at];
                }
            }
        }

        @Override
        void update(double rate, float[] sums) {
            contract(layout, weights, sums, gradient);
            for (int j = 0; j < drawn.width(); j++) {
                gradient[j] *= gate.slope(scores[j]);
            }
            adam.begin(rate);
            adam.update(scores, gradient, 0, drawn.width());
        }

        @Override
        float[] trained() {
            return scores;
        }

        @Override
        FeedforwardNetwork learned() {
            apply(new Gate(Masking.Method.STRAIGHT_THROUGH, 1));
            return drawn.masked(mask());
        }

        @Override
        boolean[] mask() {
            boolean[] mask = new boolean[drawn.width()];
            for (int j = 0; j < mask.length; j++) {
                mask[j] = scores[j] > 0;
            }
            return mask;
        }
    }
}
