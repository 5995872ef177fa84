package org.biassweep.network;

import java.util.Arrays;
import org.biassweep.network.Draws.Array;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Data;
import org.biassweep.task.Shape;
import org.biassweep.task.Trajectories;

/**
 * A network r[t+1] = −α r[t] + β φ(W r[t] + B u[t] + b), ŷ[t+1] = A r[t+1], its weights drawn at random and frozen
 * (arXiv 2407.00957, section 3). u[t] is the system's input x[t], followed by an observation where the network sees any.
 *
 * @param recurrence α, β, φ, where r₀ comes from, and what the network sees
 * @param shape the task's dimensions: d inputs, l outputs, s states
 * @param recurrentWeights W, m × m: to unit j from unit i at {@code [j * m + i]}
 * @param inputWeights B, m × d, or m × (d + l) if the network sees observations: unit j, input i at {@code [j * columns + i]}
 * @param readoutWeights Aᵀ, m × l: unit j, output k at {@code [j * l + k]}
 * @param initialStateMap G, m × s: unit j, state i at {@code [j * s + i]}; empty unless r₀ = G z₀
 * @param biases b, m numbers
 */
public record RecurrentNetwork(
        Recurrence recurrence,
        Shape shape,
        float[] recurrentWeights,
        float[] inputWeights,
        float[] readoutWeights,
        float[] initialStateMap,
        float[] biases)
        implements Network {

    private static final double SQRT_3 = Math.sqrt(3);

    /**
     * Draws the network of a seed.
     *
     * <p>With a weight range a, all entries of W, B, A and G have standard deviation a/√3. With a gain g, those of W have
     * g/√m, and those of A, B and G 1/√(fan-in), as in the paper's figures: a gain scales the recurrence alone.
     *
     * @param recurrence how it is run
     * @param shape the task's dimensions
     * @param width m ≥ 1
     * @param distribution of all weights; biases start uniform on ± {@link WeightScale#biasUnit()} in any case
     * @param scale the weight range or the gain; it scales every draw
     * @param seed decides every draw
     * @param start which of the seed's initial biases
     */
    public static RecurrentNetwork draw(
            Recurrence recurrence,
            Shape shape,
            int width,
            WeightDistribution distribution,
            WeightScale scale,
            long seed,
            long start) {
        Draws draws = new Draws(seed);
        int seen = shape.inputs() + (recurrence.seesObservations() ? shape.outputs() : 0);
        int states = switch (recurrence.initialState()) {
            case RANDOM_LINEAR -> shape.states();
            case ZERO, WARM_UP -> 0;
        };
        double gain = scale.isGain() ? scale.value() : 1;
        return new RecurrentNetwork(
                recurrence,
                shape,
                draws.scaled(Array.RECURRENT_WEIGHTS, width, width, distribution, gain * factor(scale, width)),
                draws.scaled(Array.INPUT_WEIGHTS, width, seen, distribution, factor(scale, seen)),
                draws.scaled(Array.READOUT_WEIGHTS, width, shape.outputs(), distribution, factor(scale, width)),
                draws.scaled(Array.INITIAL_STATE_MAP, width, states, distribution, factor(scale, states)),
                draws.at(start).scaled(Array.INITIAL_BIASES, width, 1, WeightDistribution.UNIFORM, scale.biasUnit()));
    }

    /** What draws of standard deviation 1/√3 are multiplied with, at gain 1. */
    private static double factor(WeightScale scale, int fanIn) {
        return scale.isGain() ? SQRT_3 / Math.sqrt(Math.max(fanIn, 1)) : scale.value();
    }

    @Override
    public int width() {
        return biases.length;
    }

    @Override
    public RecurrentNetwork withBiases(float[] others) {
        return new RecurrentNetwork(
                recurrence, shape, recurrentWeights, inputWeights, readoutWeights, initialStateMap, others);
    }

    /** The number of columns of B: what the network sees at a step. */
    public int seen() {
        return shape.inputs() + (recurrence.seesObservations() ? shape.outputs() : 0);
    }

    /** The time at which its runs begin: −lead if the observed past warms it up, else 0. */
    public int start(Trajectories data) {
        return recurrence.initialState() == InitialState.WARM_UP ? -data.lead() : 0;
    }

    /**
     * Where its runs begin: r at the time {@link #start}.
     *
     * @return G z₀, or zeros; m × K: unit j, trajectory c at {@code [j * K + c]}
     */
    public double[] initialState(Trajectories data) {
        int count = data.count();
        int states = initialStateMap.length / width();
        double[] state = new double[width() * count];
        for (int j = 0; j < width(); j++) {
            for (int i = 0; i < states; i++) {
                double weight = initialStateMap[j * states + i];
                for (int c = 0; c < count; c++) {
                    state[j * count + c] += weight * data.z0()[c * states + i];
                }
            }
        }
        return state;
    }

    /**
     * What the network sees at a step while it is trained: x[t], then, if it sees observations, y[t], or zeros once an
     * autonomous network's warm-up is over.
     *
     * @param t −lead … T − 1
     * @param u overwritten, {@link #seen()} × K: input i, trajectory c at {@code [i * K + c]}
     */
    public void see(int t, Trajectories data, double[] u) {
        spread(data.x(), data.input(t), data.inputs(), data.count(), u, 0);
        if (recurrence.seesObservations()) {
            int from = data.inputs() * data.count();
            if (t < 0 || recurrence.run() != RunMode.AUTONOMOUS) {
                spread(data.y(), data.observation(t), data.outputs(), data.count(), u, from);
            } else {
                Arrays.fill(u, from, u.length, 0);
            }
        }
    }

    /** From trajectory after trajectory to variable after variable. */
    private static void spread(double[] values, int start, int variables, int count, double[] u, int to) {
        for (int c = 0; c < count; c++) {
            for (int i = 0; i < variables; i++) {
                u[to + i * count + c] = values[start + c * variables + i];
            }
        }
    }

    /** {@inheritDoc} A self-fed network sees its own outputs. */
    @Override
    public double[] evaluate(Data data) {
        return new RecurrentRun(this, (Trajectories) data, recurrence.run() == RunMode.SELF_FED).outputs();
    }

    /**
     * The loss that training descends, in double precision: the mean over trajectories and times 1 … T of ‖ŷ − y‖₂², and
     * the data's penalty. Here a self-fed network sees the observations.
     */
    public double loss(Trajectories data) {
        return new TrajectoryLoss(data).of(new RecurrentRun(this, data, false).outputs());
    }
}
