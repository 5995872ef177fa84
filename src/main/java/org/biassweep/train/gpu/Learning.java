package org.biassweep.train.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.biassweep.device.Device;
import org.biassweep.device.Device.Buffer;
import org.biassweep.device.Device.Kernel;
import org.biassweep.network.Network;

/** What the networks of a pack learn, on the device: biases with Adam's means, rates, losses; and who takes the next steps. */
final class Learning {

    private final Device device;
    private final int[] widths;
    private final Blocks layout;
    private final Buffer biases;
    private final Buffer mean;
    private final Buffer square;
    private final Buffer rates;
    private final Buffer losses;
    private final Buffer activeBlocks;
    private final Buffer activeNetworks;
    private int activeBlockCount;
    private int activeNetworkCount;

    /** All networks are active. */
    Learning(Buffers buffers, Blocks layout, List<? extends Network> networks) {
        device = buffers.device();
        widths = networks.stream().mapToInt(Network::width).toArray();
        this.layout = layout;
        biases = buffers.holding(joined(networks.stream().map(Network::biases).toList()));
        mean = buffers.zeros(layout.units());
        square = buffers.zeros(layout.units());
        rates = buffers.zeros((long) Rates.WINDOW * widths.length);
        losses = buffers.zeros(widths.length);
        activeBlocks = buffers.zeros(layout.count());
        activeNetworks = buffers.zeros(widths.length);
        activateAll();
    }

    /** Arrays, one after the other. */
    static float[] joined(List<float[]> parts) {
        float[] joined = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    /** Says that all networks take the next steps. */
    void activateAll() {
        boolean[] everyone = new boolean[widths.length];
        Arrays.fill(everyone, true);
        activate(everyone);
    }

    /** Says which networks take the next steps; the others stay as they are. */
    void activate(boolean[] isActive) {
        int[] chosen = new int[widths.length];
        int[] chosenBlocks = new int[layout.count()];
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

    /**
     * Asks for a run with a group an active block.
     *
     * @param others arguments after the first, which is the list of these blocks
     */
    void launchOnBlocks(Kernel kernel, Object... others) {
        kernel.launch(activeBlockCount, Kernels.ITEMS, arguments(activeBlocks, others));
    }

    /**
     * Asks for a run with some groups an active network.
     *
     * @param groups of a network, &ge; 1
     * @param others arguments after the first, which is the list of these networks
     */
    void launchOnNetworks(Kernel kernel, int groups, Object... others) {
        kernel.launch(groups * activeNetworkCount, Kernels.ITEMS, arguments(activeNetworks, others));
    }

    private static Object[] arguments(Buffer active, Object... others) {
        Object[] all = new Object[others.length + 1];
        all[0] = active;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    /** A bias a unit. */
    Buffer biases() {
        return biases;
    }

    /** Adam's mean of the gradient by each bias. */
    Buffer mean() {
        return mean;
    }

    /** Adam's mean of its square. */
    Buffer square() {
        return square;
    }

    /** Rates of the steps of a window, each one a network. */
    Buffer rates() {
        return rates;
    }

    /** Where the rates of a step of the window begin. */
    int firstRate(int slot) {
        return slot * widths.length;
    }

    /** A loss a network. */
    Buffer losses() {
        return losses;
    }

    /** Hands over the rates of the next steps. */
    void takeRates(float[] window) {
        device.write(rates, window);
    }

    /** The losses, one a network, once all steps asked for are taken. */
    float[] readLosses() {
        float[] result = new float[widths.length];
        device.read(losses, result);
        return result;
    }

    /** The biases of each network, once all steps asked for are taken. */
    List<float[]> readBiases() {
        return shared(biases);
    }

    /** Adam's mean of the gradient by each bias, likewise: of the first step, 1 − β₁ times the gradient. */
    List<float[]> readMeans() {
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
}
