package org.biassweep.train.gpu;

import org.biassweep.trial.Configuration;

/** What networks of one kind of task need of a device's memory; it depends on their widths alone. */
interface Demand {

    /** The units of each block of a network but the last, which may have fewer. */
    int blockSize(int width);

    /** What networks need together. */
    Need of(Sizes sizes);

    /** The demand of the networks of a configuration's task. */
    static Demand of(Configuration configuration) {
        if (configuration.isRecurrent()) {
            return RecurrentDemand.of(configuration);
        }
        int inputs = configuration.shape().inputs();
        int outputs = configuration.shape().outputs();
        int samples = configuration.task().trainSamples();
        return configuration.shape().isClassification()
                ? new ClassifierDemand(
                        inputs, outputs, samples, configuration.training().batchSize())
                : new FunctionDemand(inputs, outputs, samples);
    }

    /** The sizes of one more network. */
    default Sizes add(Sizes sizes, int width) {
        return sizes.plus(width, Blocks.ceilDiv(width, blockSize(width)));
    }

    /**
     * What memory grows with.
     *
     * @param networks how many
     * @param units of all of them
     * @param pairs of units of the same network
     * @param blocks of all of them
     */
    record Sizes(int networks, long units, long pairs, long blocks) {

        static final Sizes NONE = new Sizes(0, 0, 0, 0);

        private Sizes plus(int width, int more) {
            return new Sizes(networks + 1, units + width, pairs + (long) width * width, blocks + more);
        }
    }

    /**
     * Memory.
     *
     * @param bytes of all buffers
     * @param bufferBytes of the largest buffer
     * @param numbers of the longest array that an int counts
     */
    record Need(double bytes, double bufferBytes, double numbers) {}
}
