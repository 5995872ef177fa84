package org.biassweep.task;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Numbers;

/**
 * A function as a task: on a box, or known only where a table has it.
 *
 * <p>On a box of one dimension all samples are evenly spaced with both ends. Of more, N training samples are the Halton points 1
 * … N, and the evaluation samples are those that follow: apart from every one that was trained on.
 */
final class FunctionTask implements Task, Serializable {

    /** What every function offers. */
    static final Set<ErrorMeasure> ERRORS =
            Collections.unmodifiableSet(EnumSet.of(ErrorMeasure.SUP, ErrorMeasure.RMSE));

    private final String name;
    private final String definition;
    private final Samples training;
    private final Samples evaluation;
    private final Target target;

    /**
     * A function that is known at samples alone.
     *
     * @param definition all that decides the samples
     * @param training to train on, at least 2
     * @param evaluation to evaluate on, at least 2
     */
    FunctionTask(String name, String definition, Samples training, Samples evaluation) {
        this(name, definition, null, training, evaluation);
    }

    private FunctionTask(String name, String definition, Target target, Samples training, Samples evaluation) {
        if (training.count() < 2 || evaluation.count() < 2) {
            throw new IllegalArgumentException("a task has at least 2 samples of each kind, not " + training.count()
                    + " and " + evaluation.count());
        }
        this.name = name;
        this.definition = definition;
        this.target = target;
        this.training = training;
        this.evaluation = evaluation;
    }

    /**
     * Samples a function on a box.
     *
     * @param text what the function is, and what is stated of it
     * @param trainSamples N ≥ 2
     * @param evalSamples ≥ 2
     * @throws InvalidTargetException if a value at a sample is not finite in single precision, which trainers work in
     */
    FunctionTask(String name, String text, Target target, int trainSamples, int evalSamples) {
        this(
                name,
                definition(text, target, trainSamples, evalSamples),
                target,
                samples(target, 1, trainSamples),
                samples(target, trainSamples + 1, evalSamples));
    }

    private static String definition(String text, Target target, int trained, int evaluated) {
        return text
                + (target.domain().dimension() == 1
                        ? "; evenly spaced samples: " + trained + " to train on, " + evaluated + " to evaluate on"
                        : "; scrambled Halton points: 1 to " + trained + " to train on, " + (trained + 1) + " to "
                                + (trained + evaluated) + " to evaluate on");
    }

    private static Samples samples(Target target, int first, int count) {
        Box box = target.domain();
        return samples(target, box.dimension() == 1 ? box.evenlySpaced(count) : box.halton(first, count));
    }

    private static Samples samples(Target target, double[] x) {
        int inputs = target.domain().dimension();
        int outputs = target.outputs().size();
        int count = x.length / inputs;
        double[] y = new double[outputs * count];
        double[] point = new double[inputs];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < inputs; i++) {
                point[i] = x[i * count + n];
            }
            for (int k = 0; k < outputs; k++) {
                double value = target.outputs().get(k).at(point);
                if (!Float.isFinite((float) value)) {
                    throw notFinite(value, point);
                }
                y[k * count + n] = value;
            }
        }
        return new Samples(count, inputs, outputs, x, y);
    }

    private static InvalidTargetException notFinite(double value, double[] point) {
        String where = IntStream.range(0, point.length)
                .mapToObj(i -> "x" + (i + 1) + " = " + Numbers.text(point[i]))
                .collect(Collectors.joining(", "));
        return new InvalidTargetException("the value is " + Numbers.text(value) + " at " + where
                + "; it has to be finite and at most 3.4e38 in size everywhere on the domain");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String definition() {
        return definition;
    }

    @Override
    public Shape shape() {
        return Shape.function(training.inputs(), training.outputs());
    }

    @Override
    public Samples trainingData() {
        return training;
    }

    @Override
    public Samples evaluationData() {
        return evaluation;
    }

    @Override
    public Set<ErrorMeasure> errors() {
        return ERRORS;
    }

    @Override
    public Map<ErrorMeasure, Double> measure(double[] outputs) {
        double[] y = evaluation.y();
        if (outputs.length != y.length) {
            throw new IllegalArgumentException(outputs.length + " numbers where " + training.outputs() + " outputs at "
                    + evaluation.count() + " samples are " + y.length);
        }
        double[] distances = new double[evaluation.count()];
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            double difference = outputs[i] - y[i];
            distances[i % evaluation.count()] += Math.abs(difference);
            squares += difference * difference;
        }
        Map<ErrorMeasure, Double> errors = new EnumMap<>(ErrorMeasure.class);
        errors.put(ErrorMeasure.SUP, Arrays.stream(distances).max().orElseThrow());
        errors.put(ErrorMeasure.RMSE, Math.sqrt(squares / evaluation.count()));
        return errors;
    }

    @Override
    public OptionalDouble certifiedSup(PiecewiseLinear network) {
        if (network.outputs() != training.outputs()) {
            throw new IllegalArgumentException(network.outputs() + " outputs where the task has " + training.outputs());
        }
        if (target == null || target.smoothness() == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(new CertifiedSup(target, target.smoothness(), network).bound(evaluation.x()));
    }
}
