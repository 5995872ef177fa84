package org.biassweep.train;

/**
 * The state of Adam for a vector of parameters: Kingma and Ba, arXiv 1412.6980, algorithm 1, with β₁ = 0.9, β₂ = 0.999,
 * ε = 1e-8.
 */
public final class Adam {

    /** β₁. */
    public static final float BETA_1 = 0.9f;

    /** β₂. */
    public static final float BETA_2 = 0.999f;

    /** ε. */
    public static final float EPSILON = 1e-8f;

    private final float[] mean;
    private final float[] square;
    private int step;
    private float rate;
    private float squareCorrection;

    /** @param parameters how many there are */
    public Adam(int parameters) {
        mean = new float[parameters];
        square = new float[parameters];
    }

    /** Begins the next step, which every parameter then takes in {@link #update}. */
    public void begin(double learningRate) {
        step++;
        rate = (float) (learningRate / meanBias(step));
        squareCorrection = squareCorrection(step);
    }

    /**
     * 1 − β₁ᵗ, by which the mean of gradients is divided.
     *
     * @param step t ≥ 1
     */
    public static double meanBias(int step) {
        return 1 - Math.pow(BETA_1, step);
    }

    /**
     * 1 / √(1 − β₂ᵗ), by which the root of the mean of squares is multiplied.
     *
     * @param step t ≥ 1
     */
    public static float squareCorrection(int step) {
        return (float) (1 / Math.sqrt(1 - Math.pow(BETA_2, step)));
    }

    /** Moves {@code parameters[from … to − 1]} against their gradient. */
    public void update(float[] parameters, float[] gradient, int from, int to) {
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            mean[i] = BETA_1 * mean[i] + (1 - BETA_1) * g;
            square[i] = BETA_2 * square[i] + (1 - BETA_2) * g * g;
            parameters[i] -= rate * mean[i] / ((float) Math.sqrt(square[i]) * squareCorrection + EPSILON);
        }
    }
}
