package org.biassweep.train.gpu;

import java.util.List;
import org.biassweep.device.Accelerator;
import org.biassweep.device.Device.Buffer;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.Recurrence;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Adam;

/** Recurrent networks of a system, run forward: a step goes back through all times, moves biases and runs them again. */
final class RecurrentPack implements Pack {

    private final RecurrentKernels kernels;
    private final RecurrentDemand demand;
    private final int stride;
    private final int units;
    private final float alpha;
    private final float beta;
    private final int isTanh;
    private final float velocity;
    private final float force;
    private final Buffers buffers;
    private final Learning learning;
    private final Buffer blocks;
    private final Buffer networks;
    private final Buffer clips;
    private final Buffer weights;
    private final Buffer inputWeights;
    private final Buffer readout;
    private final Buffer inputs;
    private final Buffer targets;
    private final Buffer states;
    private final Buffer activities;
    private final Buffer lambdas;
    private final Buffer gradients;
    private final Buffer results;
    private final Buffer residuals;

    /**
     * @param demand of these networks
     * @param data what they are trained on
     * @param all at least one, of the data's dimensions, and of one recurrence but for the clip of gradients; their
     *     outputs are computed
     */
    RecurrentPack(Accelerator accelerator, RecurrentDemand demand, Trajectories data, List<RecurrentNetwork> all) {
        this.demand = demand;
        stride = demand.stride();
        Recurrence recurrence = all.get(0).recurrence();
        alpha = (float) recurrence.alpha();
        beta = (float) recurrence.beta();
        isTanh = recurrence.activation() == Activation.TANH ? 1 : 0;
        velocity = (float) (data.penalty().velocity() / data.count());
        force = (float) (data.penalty().force() / data.count());
        buffers = new Buffers(accelerator.device());
        Blocks layout = Blocks.of(all.stream().mapToInt(RecurrentNetwork::width).toArray(), demand::blockSize);
        units = layout.units();
        TrajectoryRows rows = new TrajectoryRows(data, stride);
        long size = (long) units * stride;
        long resultSize = (long) all.size() * demand.horizon() * demand.outputs() * stride;
        try {
            kernels = RecurrentKernels.on(accelerator, demand.outputs());
            blocks = buffers.holding(layout.blocks());
            networks = buffers.holding(networks(all));
            clips = buffers.holding(clips(all));
            weights = buffers.holding(Learning.joined(
                    all.stream().map(RecurrentNetwork::recurrentWeights).toList()));
            inputWeights = buffers.holding(Learning.joined(
                    all.stream().map(RecurrentNetwork::inputWeights).toList()));
            readout = buffers.holding(Learning.joined(
                    all.stream().map(RecurrentNetwork::readoutWeights).toList()));
            learning = new Learning(buffers, layout, all);
            inputs = buffers.holding(rows.inputs(all.get(0)));
            targets = buffers.holding(rows.targets());
            states = buffers.zeros((demand.times() + 1) * size);
            buffers.device().write(states, rows.initialStates(all));
            activities = buffers.zeros(demand.times() * size);
            lambdas = buffers.zeros(size);
            gradients = buffers.zeros(units);
            results = buffers.zeros(resultSize);
            residuals = buffers.zeros(resultSize);
            forward();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** First unit, width, first weight of each. */
    private static int[] networks(List<RecurrentNetwork> all) {
        int[] table = new int[3 * all.size()];
        int unit = 0;
        int weight = 0;
        for (int i = 0; i < all.size(); i++) {
            int width = all.get(i).width();
            table[3 * i] = unit;
            table[3 * i + 1] = width;
            table[3 * i + 2] = weight;
            unit += width;
            weight += width * width;
        }
        return table;
    }

    private static float[] clips(List<RecurrentNetwork> all) {
        float[] clips = new float[all.size()];
        for (int i = 0; i < clips.length; i++) {
            clips[i] = (float) all.get(i).recurrence().gradientClip();
        }
        return clips;
    }

    @Override
    public Learning learning() {
        return learning;
    }

    @Override
    public void step(int slot, int number) {
        for (int time = demand.times(); time > 0; time--) {
            back(time);
        }
        learning.launchOnNetworks(
                kernels.descend(),
                1,
                networks,
                learning.losses(),
                gradients,
                clips,
                learning.rates(),
                learning.biases(),
                learning.mean(),
                learning.square(),
                learning.firstRate(slot),
                Adam.squareCorrection(number));
        forward();
    }

    private void back(int time) {
        learning.launchOnBlocks(
                kernels.stepBack(),
                blocks,
                networks,
                weights,
                readout,
                residuals,
                activities,
                lambdas,
                gradients,
                time,
                demand.lead(),
                demand.horizon(),
                units,
                demand.trajectories(),
                stride,
                alpha,
                beta,
                isTanh);
    }

    private void forward() {
        for (int time = 0; time < demand.times(); time++) {
            learning.launchOnBlocks(
                    kernels.stepForward(),
                    blocks,
                    networks,
                    weights,
                    inputWeights,
                    inputs,
                    learning.biases(),
                    states,
                    activities,
                    time,
                    units,
                    demand.seen(),
                    stride,
                    alpha,
                    beta,
                    isTanh);
        }
        learning.launchOnNetworks(
                kernels.readOut(),
                demand.horizon(),
                networks,
                readout,
                states,
                results,
                demand.lead(),
                demand.horizon(),
                units,
                stride);
        learning.launchOnNetworks(
                kernels.compare(),
                1,
                results,
                targets,
                residuals,
                learning.losses(),
                demand.trajectories(),
                demand.horizon(),
                stride,
                velocity,
                force);
    }

    @Override
    public float[] finalLosses() {
        return learning.readLosses();
    }

    @Override
    public void close() {
        buffers.close();
    }
}
