package org.biassweep.train.dl4j;

import java.util.Arrays;
import org.biassweep.network.FeedforwardNetwork;
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
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A DL4J network of which only the hidden biases learn; it holds native memory until it is closed. */
final class BiasLearner implements AutoCloseable {

    private static final String INPUT_WEIGHTS = "0_W";
    private static final String BIASES = "0_b";
    private static final String READOUT_WEIGHTS = "1_W";

    private final FeedforwardNetwork drawn;
    private final MultiLayerNetwork network;

    BiasLearner(Problem problem) {
        drawn = (FeedforwardNetwork) problem.network();
        network = new MultiLayerNetwork(configuration(problem));
        network.init();
        assign(INPUT_WEIGHTS, drawn.inputWeights(), 'f');
        assign(BIASES, drawn.biases(), 'f');
        assign(READOUT_WEIGHTS, drawn.readoutWeights(), 'c');
    }

    /** An updater that multiplies the gradient with zero freezes exactly; {@code NoOp} would step by the gradient. */
    private static MultiLayerConfiguration configuration(Problem problem) {
        FeedforwardNetwork drawn = (FeedforwardNetwork) problem.network();
        LearningRate rate = new LearningRate(problem.training(), problem.unit());
        IUpdater updater = switch (problem.training().optimizer()) {
            case ADAM -> new ExactAdam(rate);
            case LEAST_SQUARES -> throw new IllegalArgumentException("least squares take no steps");
        };
        return new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.ZERO)
                .updater(new Sgd(0))
                .biasUpdater(updater)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(drawn.inputs())
                        .nOut(drawn.width())
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.L2)
                        .nIn(drawn.width())
                        .nOut(drawn.outputs())
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build();
    }

    private void assign(String parameter, float[] values, char order) {
        long[] shape = network.getParam(parameter).shape();
        try (INDArray array = Nd4j.create(values, shape, order)) {
            network.setParam(parameter, array);
        }
    }

    private float[] values(String parameter, char order) {
        try (INDArray copy = network.getParam(parameter).dup(order)) {
            return copy.data().asFloat();
        }
    }

    /**
     * Takes one full-batch step.
     *
     * @param x inputs, N × d
     * @param y targets, N × l
     * @return the loss before the step
     */
    double step(INDArray x, INDArray y) {
        network.fit(x, y);
        return network.score();
    }

    /** The biases as they are now, m numbers. */
    float[] biases() {
        return values(BIASES, 'f');
    }

    /** Whether every weight is, to the bit, what was drawn. */
    boolean isFrozen() {
        return Arrays.equals(values(INPUT_WEIGHTS, 'f'), drawn.inputWeights())
                && Arrays.equals(values(READOUT_WEIGHTS, 'c'), drawn.readoutWeights());
    }

    @Override
    public void close() {
        network.close();
    }
}
