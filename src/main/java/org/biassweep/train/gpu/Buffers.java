package org.biassweep.train.gpu;

import java.util.ArrayList;
import java.util.List;
import org.biassweep.device.Device;
import org.biassweep.device.Device.Buffer;
import org.biassweep.device.DeviceException;

/** Memory of a device that is given back together. Every method throws {@link DeviceException} when there is too little left. */
final class Buffers implements AutoCloseable {

    private final Device device;
    private final List<Buffer> all = new ArrayList<>();

    Buffers(Device device) {
        this.device = device;
    }

    Device device() {
        return device;
    }

    /** Of zeros. */
    Buffer zeros(long count) {
        Buffer buffer = device.buffer(4 * count);
        all.add(buffer);
        return buffer;
    }

    /** Of a zero where there are no numbers: devices have no empty memory. */
    Buffer holding(float[] numbers) {
        Buffer buffer = zeros(Math.max(1, numbers.length));
        if (numbers.length > 0) {
            device.write(buffer, numbers);
        }
        return buffer;
    }

    Buffer holding(int[] numbers) {
        Buffer buffer = zeros(numbers.length);
        device.write(buffer, numbers);
        return buffer;
    }

    @Override
    public void close() {
        all.forEach(Buffer::close);
    }
}
