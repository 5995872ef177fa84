package org.biassweep.train.gpu;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.biassweep.device.Accelerator;
import org.biassweep.device.Device.Buffer;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Start;
import org.biassweep.task.Examples;
import org.biassweep.train.Adam;
import org.biassweep.train.gpu.Orders.Part;

/** Networks that classify: pre-activations that are made once, and a step of a minibatch over them. */
final class ClassifierPack implements Pack {

    private final ClassifierKernels kernels;
    private final ClassifierDemand demand;
    private final int units;
    private final int count;
    private final int steps;
    private final Buffers buffers;
    private final Learning learning;
    private final Orders orders;
    private final Buffer preactivations;
    private final Buffer readout;
    private final Buffer residuals;
    private final Buffer partials;
    private final Buffer labels;
    private final Buffer blocks;
    private final Buffer networks;

    /**
     * Outputs of the first minibatch are computed.
     *
     * @param all at least one, of the examples' dimensions
     * @param starts one a network
     * @param steps the most that one of them takes
     * @throws CancellationException if the thread is interrupted
     */
    ClassifierPack(
            Accelerator accelerator,
            ClassifierDemand demand,
            Examples examples,
            List<FeedforwardNetwork> all,
            List<Start> starts,
            int steps) {
        this.demand = demand;
        this.steps = steps;
        buffers = new Buffers(accelerator.device());
        Blocks layout =
                Blocks.of(all.stream().mapToInt(FeedforwardNetwork::width).toArray(), demand::blockSize);
        units = layout.units();
        count = all.size();
        long batch = (long) demand.outputs() * demand.stride();
        try {
            kernels = ClassifierKernels.on(accelerator, demand.outputs());
            preactivations = buffers.zeros((long) units * demand.samples());
            try (ClassifierInputs inputs = new ClassifierInputs(buffers.device(), demand, all)) {
                inputs.multiply(kernels.makeProducts(), examples.features(), preactivations);
            }
            readout = buffers.holding(byOutput(all));
            learning = new Learning(buffers, layout, all);
            orders = new Orders(buffers, demand.samples(), starts);
            residuals = buffers.zeros(batch * count);
            partials = buffers.zeros(batch * layout.count());
            labels = buffers.holding(examples.labels());
            blocks = buffers.holding(layout.blocks());
            networks = buffers.holding(layout.networks());
            launch(orders.natural(0, 0), minibatch(0), 0, 1);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** From unit after unit to output after output. */
    private float[] byOutput(List<FeedforwardNetwork> all) {
        int outputs = demand.outputs();
        float[] rows = new float[Math.multiplyExact(outputs, units)];
        int unit = 0;
        for (FeedforwardNetwork network : all) {
            for (int j = 0; j < network.width(); j++) {
                for (int k = 0; k < outputs; k++) {
                    rows[k * units + unit] = network.readoutWeights()[j * outputs + k];
                }
                unit++;
            }
        }
        return rows;
    }

    /** Of none after the last step. */
    private Part minibatch(int number) {
        return number < steps ? orders.minibatch(number, demand.batchSize()) : orders.natural(0, 0);
    }

    @Override
    public Learning learning() {
        return learning;
    }

    @Override
    public void step(int slot, int number) {
        launch(minibatch(number - 1), minibatch(number), slot, number);
    }

    /** A step by the residuals of one part, if it has samples; outputs, losses and residuals of the next, likewise. */
    private void launch(Part present, Part next, int slot, int number) {
        learning.launchOnBlocks(
                kernels.stepMinibatch(),
                blocks,
                networks,
                orders.numbers(),
                present.orders(),
                next.orders(),
                preactivations,
                readout,
                residuals,
                learning.rates(),
                learning.biases(),
                learning.mean(),
                learning.square(),
                partials,
                demand.samples(),
                units,
                demand.stride(),
                present.stride(),
                present.first(),
                present.count(),
                next.stride(),
                next.first(),
                next.count(),
                learning.firstRate(slot),
                Adam.squareCorrection(number));
        if (next.count() == 0) {
            return;
        }
        learning.launchOnNetworks(
                kernels.sumClasses(),
                1,
                networks,
                orders.numbers(),
                next.orders(),
                labels,
                partials,
                residuals,
                learning.losses(),
                demand.stride(),
                next.stride(),
                next.first(),
                next.count());
    }

    /** {@inheritDoc} Of all networks, whether or not they took the last step. */
    @Override
    public float[] finalLosses() {
        learning.activateAll();
        double[] sums = new double[count];
        for (int first = 0; first < demand.samples(); first += demand.batchSize()) {
            Part part = orders.natural(first, Math.min(demand.batchSize(), demand.samples() - first));
            launch(orders.natural(0, 0), part, 0, 1);
            float[] losses = learning.readLosses();
            for (int i = 0; i < count; i++) {
                sums[i] += (double) losses[i] * part.count();
            }
        }
        float[] means = new float[count];
        for (int i = 0; i < count; i++) {
            means[i] = (float) (sums[i] / demand.samples());
        }
        return means;
    }

    @Override
    public void close() {
        buffers.close();
    }
}
