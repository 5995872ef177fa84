package org.biassweep.train.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;
import org.biassweep.train.Adam;
import org.biassweep.train.gpu.Device.Buffer;

/** Networks on a device while their biases are trained; closing gives their memory back. */
final class Pack implements AutoCloseable {

    private final Device device;
    private final Kernels kernels;
    private final int samples;
    private final int stride;
    private final int[] widths;
    private final Blocks layout;
    private final List<Buffer> buffers = new ArrayList<>();
    private final Buffer preactivations;
    private final Buffer readout;
    private final Buffer biases;
    private final Buffer mean;
    private final Buffer square;
    private final Buffer residuals;
    private final Buffer partials;
    private final Buffer targets;
    private final Buffer rates;
    private final Buffer losses;
    private final Buffer blocks;
    private final Buffer networks;
    private final Buffer activeBlocks;
    private final Buffer activeNetworks;
    private int activeBlockCount;
    private int activeNetworkCount;

    /**
     * @param all at least one, of the samples' dimensions; their outputs are computed
     * @throws DeviceException if the device has too little memory left, or fails
     */
    Pack(Accelerator accelerator, Room room, Samples samples, List<FeedforwardNetwork> all) {
        device = accelerator.device();
        kernels = accelerator.kernels(samples.outputs());
        this.samples = samples.count();
        stride = room.stride();
        widths = all.stream().mapToInt(FeedforwardNetwork::width).toArray();
        layout = Blocks.of(widths);
        int units = layout.units();
        int outputs = samples.outputs();
        long row = 4L * stride;
        try {
            preactivations = buffer(units * row);
            readout = holding(joined(all, FeedforwardNetwork::readoutWeights));
            biases = holding(joined(all, FeedforwardNetwork::biases));
            mean = buffer(4L * units);
            square = buffer(4L * units);
            residuals = buffer(row * outputs * widths.length);
            partials = buffer(row * outputs * (layout.blocks().length / 3));
            targets = holding(rows(samples.y(), outputs));
            rates = buffer(4L * Rates.WINDOW * widths.length);
            losses = buffer(4L * widths.length);
            blocks = holding(layout.blocks());
            networks = holding(layout.networks());
            activeBlocks = buffer(4L * layout.blocks().length / 3);
            activeNetworks = buffer(4L * widths.length);
            makePreactivations(holding(joined(all, FeedforwardNetwork::inputWeights)), samples);
            boolean[] everyone = new boolean[widths.length];
            Arrays.fill(everyone, true);
            activate(everyone);
            step(0, 1);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void makePreactivations(Buffer weights, Samples samples) {
        kernels.makePreactivations()
                .launch(
                        layout.units(),
                        Kernels.ITEMS,
                        weights,
                        holding(rows(samples.x(), samples.inputs())),
                        preactivations,
                        samples.inputs(),
                        stride);
    }

    private Buffer buffer(long bytes) {
        Buffer buffer = device.buffer(bytes);
        buffers.add(buffer);
        return buffer;
    }

    private Buffer holding(float[] numbers) {
        Buffer buffer = buffer(4L * numbers.length);
        device.write(buffer, numbers);
        return buffer;
    }

    private Buffer holding(int[] numbers) {
        Buffer buffer = buffer(4L * numbers.length);
        device.write(buffer, numbers);
        return buffer;
    }

    /** An array of each network. */
    @FunctionalInterface
    private interface Numbers {
        float[] of(FeedforwardNetwork network);
    }

    private static float[] joined(List<FeedforwardNetwork> all, Numbers numbers) {
        float[] joined =
                new float[all.stream().mapToInt(n -> numbers.of(n).length).sum()];
        int at = 0;
        for (FeedforwardNetwork network : all) {
            float[] part = numbers.of(network);
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
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

    /** Says which networks take the next steps; the others stay as they are. */
    void activate(boolean[] isActive) {
        int[] chosen = new int[widths.length];
        int[] chosenBlocks = new int[layout.blocks().length / 3];
        activeNetworkCount = 0;
        activeBlockCount = 0;
        for (int network = 0; network < widths.length; network++) {
            if (isActive[network]) {
                chosen[activeNetworkCount++] = network;
                int first = layout.networks()[2 * network];
                for (int block = first; block < first + layout.networks()[2 * network + 1]; block++) {
                    chosenBlocks[activeBlockCount++] = block;
                }
            }
        }
        device.write(activeNetworks, chosen);
        device.write(activeBlocks, chosenBlocks);
    }

    /** Hands over the rates of the next steps. */
    void rates(float[] window) {
        device.write(rates, window);
    }

    /**
     * Asks for a step of the active networks.
     *
     * @param slot of its rates in the window
     * @param number t &ge; 1, the steps that are then taken
     */
    void step(int slot, int number) {
        kernels.stepBiases()
                .launch(
                        activeBlockCount,
                        Kernels.ITEMS,
                        activeBlocks,
                        blocks,
                        preactivations,
                        readout,
                        residuals,
                        rates,
                        biases,
                        mean,
                        square,
                        partials,
                        slot * widths.length,
                        Adam.squareCorrection(number),
                        stride);
        kernels.sumOutputs()
                .launch(
                        activeNetworkCount,
                        Kernels.ITEMS,
                        activeNetworks,
                        networks,
                        partials,
                        targets,
                        residuals,
                        losses,
                        samples,
                        stride);
    }

    /** The losses, one a network, once all steps asked for are taken. */
    float[] losses() {
        float[] result = new float[widths.length];
        device.read(losses, result);
        return result;
    }

    /** The biases of each network, once all steps asked for are taken. */
    List<float[]> biases() {
        return shared(biases);
    }

    /** Adam's mean of the gradient by each bias, likewise: of the first step, 1 − β₁ times the gradient. */
    List<float[]> means() {
        return shared(mean);
    }

    /** A number a unit, shared out among the networks. */
    private List<float[]> shared(Buffer numbers) {
        float[] joined = new float[layout.units()];
        device.read(numbers, joined);
        List<float[]> result = new ArrayList<>(widths.length);
        int at = 0;
        for (int width : widths) {
            result.add(Arrays.copyOfRange(joined, at, at + width));
            at += width;
        }
        return result;
    }

    @Override
    public void close() {
        buffers.forEach(Buffer::close);
    }
}
