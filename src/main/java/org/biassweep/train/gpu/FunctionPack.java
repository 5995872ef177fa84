package org.biassweep.train.gpu;

import java.util.List;
import org.biassweep.device.Accelerator;
import org.biassweep.device.Device.Buffer;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;
import org.biassweep.train.Adam;

/** Networks of a function: pre-activations that are made once, and a step of all samples over them. */
final class FunctionPack implements Pack {

    private final FunctionKernels kernels;
    private final int samples;
    private final int stride;
    private final Buffers buffers;
    private final Learning learning;
    private final Buffer preactivations;
    private final Buffer readout;
    private final Buffer residuals;
    private final Buffer partials;
    private final Buffer targets;
    private final Buffer blocks;
    private final Buffer networks;

    /** @param all at least one, of the samples' dimensions; their outputs are computed */
    FunctionPack(Accelerator accelerator, FunctionDemand demand, Samples samples, List<FeedforwardNetwork> all) {
        this.samples = samples.count();
        stride = demand.stride();
        buffers = new Buffers(accelerator.device());
        Blocks layout =
                Blocks.of(all.stream().mapToInt(FeedforwardNetwork::width).toArray(), demand::blockSize);
        int outputs = samples.outputs();
        try {
            kernels = FunctionKernels.on(accelerator, outputs);
            preactivations = buffers.zeros((long) layout.units() * stride);
            readout = buffers.holding(Learning.joined(
                    all.stream().map(FeedforwardNetwork::readoutWeights).toList()));
            learning = new Learning(buffers, layout, all);
            residuals = buffers.zeros((long) stride * outputs * all.size());
            partials = buffers.zeros((long) stride * outputs * layout.count());
            targets = buffers.holding(rows(samples.y(), outputs));
            blocks = buffers.holding(layout.blocks());
            networks = buffers.holding(layout.networks());
            makePreactivations(layout.units(), all, samples);
            step(0, 1);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void makePreactivations(int units, List<FeedforwardNetwork> all, Samples samples) {
        Buffer weights = buffers.holding(Learning.joined(
                all.stream().map(FeedforwardNetwork::inputWeights).toList()));
        kernels.makePreactivations()
                .launch(
                        units,
                        Kernels.ITEMS,
                        weights,
                        buffers.holding(rows(samples.x(), samples.inputs())),
                        preactivations,
                        samples.inputs(),
                        stride);
    }

    private float[] rows(double[] numbers, int count) {
        float[] rows = new float[Math.multiplyExact(count, stride)];
        for (int i = 0; i < count; i++) {
            for (int n = 0; n < samples; n++) {
                rows[i * stride + n] = (float) numbers[i * samples + n];
            }
        }
        return rows;
    }

    @Override
    public Learning learning() {
        return learning;
    }

    @Override
    public void step(int slot, int number) {
        learning.launchOnBlocks(
                kernels.stepBiases(),
                blocks,
                preactivations,
                readout,
                residuals,
                learning.rates(),
                learning.biases(),
                learning.mean(),
                learning.square(),
                partials,
                learning.firstRate(slot),
                Adam.squareCorrection(number),
                stride);
        learning.launchOnNetworks(
                kernels.sumOutputs(), 1, networks, partials, targets, residuals, learning.losses(), samples, stride);
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
