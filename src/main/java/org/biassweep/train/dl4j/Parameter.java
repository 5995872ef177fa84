package org.biassweep.train.dl4j;

import java.util.function.Function;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Learn;

/** The parameters of a network as DL4J names them and lays them out. */
enum Parameter {
    INPUT_WEIGHTS("0_W", 'f', "an input weight", FeedforwardNetwork::inputWeights),
    BIASES("0_b", 'f', "a bias", FeedforwardNetwork::biases),
    READOUT_WEIGHTS("1_W", 'c', "a readout weight", FeedforwardNetwork::readoutWeights);

    private final String key;
    private final char order;
    private final String text;
    private final Function<FeedforwardNetwork, float[]> values;

    Parameter(String key, char order, String text, Function<FeedforwardNetwork, float[]> values) {
        this.key = key;
        this.order = order;
        this.text = text;
        this.values = values;
    }

    /** DL4J's name. */
    String key() {
        return key;
    }

    /** The order in which DL4J's matrix holds the network's numbers. */
    char order() {
        return order;
    }

    /** One of them, in words. */
    String text() {
        return text;
    }

    /** The numbers of a network. */
    float[] of(FeedforwardNetwork network) {
        return values.apply(network);
    }

    /** Whether they are trained. */
    boolean isLearned(Learn learn) {
        return switch (learn) {
            case BIASES -> this == BIASES;
            case READOUT -> this == READOUT_WEIGHTS;
            case ALL -> true;
            case MASK -> throw new IllegalArgumentException("DL4J learns no masks");
        };
    }
}
