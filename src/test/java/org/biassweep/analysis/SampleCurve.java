package org.biassweep.analysis;

import org.biassweep.spec.WeightScale;

/** The key of a curve: of a function, by biases of one hidden layer, but for what a test changes. */
public final class SampleCurve {

    private String task = "gabor";
    private String definition = "x1; 64";
    private String learn = "biases";
    private String distribution = "uniform";
    private WeightScale scale = WeightScale.range(0.5);
    private Dynamics dynamics;
    private double rate = 0.02;
    private int steps = 50;
    private Double stop;
    private long start;
    private String engine = "fused";
    private int algorithm = 2;

    /**
     * How a recurrent network runs in time, without a warm-up, its gradient cut down to 1.
     *
     * @param horizon T
     * @param activation φ
     * @param alpha α
     * @param beta β
     * @param initialState where r₀ comes from
     * @param run what the network sees
     */
    public record Dynamics(
            int horizon, String activation, double alpha, double beta, String initialState, String run) {}

    public SampleCurve task(String value) {
        task = value;
        return this;
    }

    public SampleCurve definition(String value) {
        definition = value;
        return this;
    }

    public SampleCurve learn(String value) {
        learn = value;
        return this;
    }

    public SampleCurve scale(WeightScale value) {
        scale = value;
        return this;
    }

    public SampleCurve distribution(String value) {
        distribution = value;
        return this;
    }

    /** Of a system. */
    public SampleCurve dynamics(Dynamics value) {
        dynamics = value;
        return this;
    }

    public SampleCurve rate(double value) {
        rate = value;
        return this;
    }

    public SampleCurve steps(int value) {
        steps = value;
        return this;
    }

    public SampleCurve stop(double rmse) {
        stop = rmse;
        return this;
    }

    public SampleCurve start(long value) {
        start = value;
        return this;
    }

    public SampleCurve engine(String name, int version) {
        engine = name;
        algorithm = version;
        return this;
    }

    public CurveKey key() {
        boolean isSystem = dynamics != null;
        Settings settings = new Settings(
                learn,
                isSystem ? "recurrent" : "one_hidden_layer",
                isSystem ? dynamics.activation : "relu",
                distribution,
                scale.isGain() ? null : scale.value(),
                scale.isGain() ? scale.value() : null,
                isSystem ? dynamics.alpha : null,
                isSystem ? dynamics.beta : null,
                isSystem ? dynamics.initialState : null,
                isSystem ? 0 : null,
                isSystem ? dynamics.run : null,
                isSystem ? 1.0 : null,
                "adam",
                rate,
                "cosine",
                null,
                null,
                null,
                null,
                null,
                stop,
                stop == null ? null : 1.0,
                null,
                null,
                start,
                engine,
                algorithm);
        String id = String.join(
                "/", task, definition, distribution, scale.text(), String.valueOf(dynamics), Long.toString(start));
        return new CurveKey(id, task, definition, isSystem ? dynamics.horizon : null, steps, settings);
    }
}
