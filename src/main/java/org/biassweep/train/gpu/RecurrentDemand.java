package org.biassweep.train.gpu;

import org.biassweep.network.RecurrentNetwork;
import org.biassweep.task.Trajectories;
import org.biassweep.trial.Configuration;

/**
 * What recurrent networks need: states and activities of all times, and their weights.
 *
 * @param seen the numbers that a network sees at a step
 * @param outputs l
 * @param trajectories K
 * @param lead steps before time 0
 * @param horizon T
 */
record RecurrentDemand(int seen, int outputs, int trajectories, int lead, int horizon) implements Demand {

    /** Of networks that are run over trajectories as one of them is. */
    static RecurrentDemand of(RecurrentNetwork network, Trajectories data) {
        return new RecurrentDemand(network.seen(), data.outputs(), data.count(), -network.start(data), data.horizon());
    }

    /** Of the networks of a configuration's task, a system. */
    static RecurrentDemand of(Configuration configuration) {
        int outputs = configuration.shape().outputs();
        return new RecurrentDemand(
                configuration.shape().inputs() + (configuration.recurrence().seesObservations() ? outputs : 0),
                outputs,
                configuration.task().trainSamples(),
                configuration.recurrence().warmUpSteps(),
                configuration.shape().horizon());
    }

    /** Trajectories, padded to a multiple of a tile of a product. */
    int stride() {
        return Math.multiplyExact(Blocks.ceilDiv(trajectories, Kernels.PRODUCT_SIZE), Kernels.PRODUCT_SIZE);
    }

    /** The steps that a network takes. */
    int times() {
        return Math.addExact(lead, horizon);
    }

    @Override
    public int blockSize(int width) {
        return Kernels.PRODUCT_SIZE;
    }

    /**
     * Of states, activities and λ; of weights, biases, gradients and Adam's means; of W; of outputs and residuals; of rates
     * and tables; of inputs and targets.
     */
    @Override
    public Need of(Sizes sizes) {
        double row = 4.0 * stride();
        double results = (double) horizon * outputs * row;
        double bytes = sizes.units() * (row * (2.0 * times() + 2) + 4.0 * (seen + outputs + 4))
                + 4.0 * sizes.pairs()
                + sizes.networks() * (2 * results + 4.0 * (6 + Rates.WINDOW))
                + sizes.blocks() * 16.0
                + (double) times() * seen * row
                + results;
        double largest = Math.max(
                Math.max(sizes.units() * (times() + 1.0) * row, 4.0 * sizes.pairs()),
                Math.max(
                        4.0 * sizes.units() * Math.max(seen, outputs),
                        Math.max(sizes.networks() * results, (double) times() * seen * row)));
        double perUnit = Math.max(stride(), Math.max(seen, outputs));
        double longest = Math.max(
                Math.max(sizes.units() * perUnit, sizes.pairs()),
                Math.max(
                        (double) sizes.networks() * Math.max(Rates.WINDOW, horizon),
                        (double) times() * Math.max(seen, outputs) * stride()));
        return new Need(bytes, largest, longest);
    }
}
