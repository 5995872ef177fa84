package org.biassweep.train.gpu;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.biassweep.device.Device;
import org.biassweep.device.Device.Buffer;
import org.biassweep.device.Device.Kernel;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Features;

/**
 * What pre-activations are made of, on a device: weights, and inputs of some samples at a time. Closing gives its memory
 * back.
 */
final class ClassifierInputs implements AutoCloseable {

    private static final int NUMBERS_OF_A_TILE = 4;

    private final ClassifierDemand demand;
    private final Buffers buffers;
    private final int tileCount;
    private final Buffer tiles;
    private final Buffer weights;
    private final Buffer inputs;

    /** @param all at least one network */
    ClassifierInputs(Device device, ClassifierDemand demand, List<FeedforwardNetwork> all) {
        this.demand = demand;
        buffers = new Buffers(device);
        try {
            int[] table = tiles(all);
            tileCount = table.length / NUMBERS_OF_A_TILE;
            tiles = buffers.holding(table);
            weights = buffers.holding(Learning.joined(
                    all.stream().map(FeedforwardNetwork::inputWeights).toList()));
            inputs = buffers.zeros((long) demand.inputsTogether() * demand.inputs());
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** First unit, number of units, first unit of their network, width of it. */
    private static int[] tiles(List<FeedforwardNetwork> all) {
        int size = Kernels.PRODUCT_SIZE;
        int count = all.stream()
                .mapToInt(network -> Blocks.ceilDiv(network.width(), size))
                .sum();
        int[] tiles = new int[Math.multiplyExact(NUMBERS_OF_A_TILE, count)];
        int at = 0;
        int first = 0;
        for (FeedforwardNetwork network : all) {
            for (int from = 0; from < network.width(); from += size) {
                tiles[at++] = first + from;
                tiles[at++] = Math.min(size, network.width() - from);
                tiles[at++] = first;
                tiles[at++] = network.width();
            }
            first += network.width();
        }
        return tiles;
    }

    /**
     * Asks for the pre-activations of all samples.
     *
     * @param makeProducts the kernel
     * @param preactivations gets them, network after network
     * @throws CancellationException if the thread is interrupted
     */
    void multiply(Kernel makeProducts, Features features, Buffer preactivations) {
        float[] x = new float[demand.inputsTogether() * demand.inputs()];
        for (int first = 0; first < demand.samples(); first += demand.inputsTogether()) {
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted while making pre-activations");
            }
            int count = Math.min(demand.inputsTogether(), demand.samples() - first);
            for (int i = 0; i < count; i++) {
                features.read(first + i, x, i * demand.inputs());
            }
            buffers.device().write(inputs, x);
            makeProducts.launch(
                    Math.multiplyExact(tileCount, Blocks.ceilDiv(count, Kernels.PRODUCT_SIZE)),
                    Kernels.ITEMS,
                    tiles,
                    weights,
                    inputs,
                    preactivations,
                    demand.inputs(),
                    demand.samples(),
                    first,
                    count);
        }
    }

    @Override
    public void close() {
        buffers.close();
    }
}
