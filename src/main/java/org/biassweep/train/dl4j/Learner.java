package org.biassweep.train.dl4j;

import java.util.Arrays;
import java.util.Optional;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Learn;
import org.biassweep.train.Problem;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A DL4J network of which some parameters learn and the others are frozen; it holds native memory until it is closed.
 */
public final class Learner implements AutoCloseable {

    private final FeedforwardNetwork drawn;
    private final Learn learn;
    private final MultiLayerNetwork network;

    /**
     * @param problem where training starts; not of a mask
     * @param classifies whether outputs are scores of classes, and not values of a function
     */
    public Learner(Problem problem, boolean classifies) {
        drawn = (FeedforwardNetwork) problem.network();
        learn = problem.learn();
        network = new MultiLayerNetwork(configuration(problem, classifies));
        network.init();
        for (Parameter parameter : Parameter.values()) {
            assign(parameter);
        }
    }

    private static MultiLayerConfiguration configuration(Problem problem, boolean classifies) {
        FeedforwardNetwork drawn = (FeedforwardNetwork) problem.network();
        return new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.ZERO)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(drawn.inputs())
                        .nOut(drawn.width())
                        .activation(Activation.RELU)
                        .updater(updater(problem, Parameter.INPUT_WEIGHTS))
                        .biasUpdater(updater(problem, Parameter.BIASES))
                        .build())
                .layer(new OutputLayer.Builder(classifies ? LossFunction.MCXENT : LossFunction.L2)
                        .nIn(drawn.width())
                        .nOut(drawn.outputs())
                        .hasBias(false)
                        .activation(classifies ? Activation.SOFTMAX : Activation.IDENTITY)
                        .updater(updater(problem, Parameter.READOUT_WEIGHTS))
                        .build())
                .build();
    }

    /** An updater that multiplies the gradient with zero freezes exactly; {@code NoOp} would step by the gradient. */
    private static IUpdater updater(Problem problem, Parameter parameter) {
        if (!parameter.isLearned(problem.learn())) {
            return new Sgd(0);
        }
        return switch (problem.training().optimizer()) {
            case ADAM -> new ExactAdam(new LearningRate(problem.training(), problem.stepSize()));
            case LEVENBERG_MARQUARDT, ADAM_THEN_LM, LEAST_SQUARES ->
                throw new IllegalArgumentException(problem.training().optimizer() + " is not Adam");
        };
    }

    private void assign(Parameter parameter) {
        long[] shape = network.getParam(parameter.key()).shape();
        try (INDArray array = Nd4j.create(parameter.of(drawn), shape, parameter.order())) {
            network.setParam(parameter.key(), array);
        }
    }

    private float[] values(Parameter parameter) {
        try (INDArray copy = network.getParam(parameter.key()).dup(parameter.order())) {
            return copy.data().asFloat();
        }
    }

    /** The network itself. */
    public MultiLayerNetwork network() {
        return network;
    }

    /** Takes one step on these samples; returns their mean loss before it. */
    public double step(DataSet samples) {
        network.fit(samples);
        return network.score();
    }

    /**
     * Puts frozen parameters back to where they were drawn.
     *
     * @return how far the farthest of them was from there, as a share of itself
     */
    public double restoreFrozen() {
        double farthest = 0;
        for (Parameter parameter : Parameter.values()) {
            if (!parameter.isLearned(learn)) {
                float[] expected = parameter.of(drawn);
                float[] found = values(parameter);
                for (int i = 0; i < found.length; i++) {
                    if (found[i] != expected[i]) {
                        farthest = Math.max(farthest, Math.abs(((double) found[i] - expected[i]) / expected[i]));
                    }
                }
                assign(parameter);
            }
        }
        return farthest;
    }

    /** Whether every frozen parameter is, to the bit, what was drawn. */
    boolean isFrozen() {
        return Arrays.stream(Parameter.values())
                .allMatch(parameter ->
                        parameter.isLearned(learn) || Arrays.equals(values(parameter), parameter.of(drawn)));
    }

    /** A learned parameter that is not finite, in words; empty if all are. */
    Optional<String> notFinite() {
        for (Parameter parameter : Parameter.values()) {
            if (parameter.isLearned(learn)) {
                for (float value : values(parameter)) {
                    if (!Float.isFinite(value)) {
                        return Optional.of(parameter.text() + " is " + value);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The network as it was drawn, with what has been learned so far. */
    FeedforwardNetwork learned() {
        return new FeedforwardNetwork(
                drawn.inputs(),
                drawn.outputs(),
                learned(Parameter.INPUT_WEIGHTS),
                learned(Parameter.READOUT_WEIGHTS),
                learned(Parameter.BIASES));
    }

    private float[] learned(Parameter parameter) {
        return parameter.isLearned(learn) ? values(parameter) : parameter.of(drawn);
    }

    @Override
    public void close() {
        network.close();
    }
}
