package org.biassweep.analysis;

/** The key of a curve of a function, but for what a test changes. */
public final class SampleCurve {

    private String task = "gabor";
    private String definition = "x1; 64";
    private String learn = "biases";
    private double range = 0.5;
    private double rate = 0.02;
    private int steps = 50;
    private Double stop;
    private long start;
    private String engine = "fused";
    private int algorithm = 2;

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

    public SampleCurve range(double value) {
        range = value;
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
        Settings settings = new Settings(
                learn,
                "one_hidden_layer",
                "relu",
                "uniform",
                range,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
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
        return new CurveKey(task + definition, task, definition, null, steps, settings);
    }
}
