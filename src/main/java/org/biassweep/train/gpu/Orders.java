package org.biassweep.train.gpu;

import java.util.List;
import java.util.stream.IntStream;
import org.biassweep.device.Device;
import org.biassweep.device.Device.Buffer;
import org.biassweep.network.Start;

/** The orders in which networks take their samples, on the device: of two epochs, as a step ends one and begins the next. */
final class Orders {

    private final Device device;
    private final int samples;
    private final List<Start> starts;
    private final Buffer numbers;
    private final Buffer natural;
    private final Buffer[] epochs = new Buffer[2];
    private int last = -1;

    /**
     * Some of the samples, in an order.
     *
     * @param orders one after the other
     * @param stride from one to the next; 0 if there is but one
     * @param first of the samples in each
     * @param count of samples
     */
    record Part(Buffer orders, int stride, int first, int count) {}

    /**
     * @param samples N
     * @param all a start a network; those of the same one share its orders
     */
    Orders(Buffers buffers, int samples, List<Start> all) {
        this.samples = samples;
        device = buffers.device();
        starts = all.stream().distinct().toList();
        numbers = buffers.holding(all.stream().mapToInt(starts::indexOf).toArray());
        natural = buffers.holding(IntStream.range(0, samples).toArray());
        for (int i = 0; i < epochs.length; i++) {
            epochs[i] = buffers.zeros((long) samples * starts.size());
        }
    }

    /** The number of each network's order. */
    Buffer numbers() {
        return numbers;
    }

    /** Samples as they come, the same of all networks. */
    Part natural(int first, int count) {
        return new Part(natural, 0, first, count);
    }

    /**
     * The samples of a minibatch, of the last epoch that was asked for, the one before it, or the next.
     *
     * @param number 0, 1, …
     * @param size of a minibatch; an epoch's last may have fewer
     */
    Part minibatch(int number, int size) {
        int perEpoch = Blocks.ceilDiv(samples, size);
        int epoch = number / perEpoch;
        if (epoch > last) {
            send(epoch);
        }
        int first = number % perEpoch * size;
        return new Part(epochs[epoch % 2], samples, first, Math.min(size, samples - first));
    }

    private void send(int epoch) {
        int[] orders = new int[samples * starts.size()];
        IntStream.range(0, starts.size())
                .parallel()
                .forEach(i -> System.arraycopy(starts.get(i).order(epoch, samples), 0, orders, i * samples, samples));
        device.write(epochs[epoch % 2], orders);
        last = epoch;
    }
}
