package org.biassweep.device;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.biassweep.device.Device.Program;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device with the programs compiled for it, for the whole process; those who train on it take turns. */
public final class Accelerator {

    private static final Logger LOG = LoggerFactory.getLogger(Accelerator.class);

    private static final int PATIENCE_SECONDS = 60;

    private static final Map<String, Accelerator> OPENED = new HashMap<>();

    private final Device device;
    private final Map<Text, Program> programs = new HashMap<>();
    private final Turns turns;

    /** @param device that no other has */
    public Accelerator(Device device) {
        this.device = device;
        turns = new Turns(device.name(), PATIENCE_SECONDS);
        LOG.info(
                "gpu engine: {}, {}, {} compute units, {} MiB{}",
                device.name(),
                device.driver(),
                device.computeUnits(),
                device.bytes() >> 20,
                device.isProcessor() ? "; a processor, on which other engines are faster" : "");
    }

    /**
     * The device of an address.
     *
     * @param address an index among {@link Devices#all}; null for the first
     * @throws DeviceException if there is none
     */
    public static synchronized Accelerator at(String address) {
        String wanted = address == null ? "0" : address;
        Accelerator opened = OPENED.get(Devices.driver() + " " + wanted);
        if (opened != null) {
            return opened;
        }
        List<Device> devices = Devices.all();
        if (devices.isEmpty()) {
            throw new DeviceException("finds no OpenCL or CUDA device on this machine; " + OpenCl.REMEDY);
        }
        if (!wanted.matches("\\d{1,4}") || Integer.parseInt(wanted) >= devices.size()) {
            String numbered = IntStream.range(0, devices.size())
                    .mapToObj(number -> number + " (" + devices.get(number).name() + ")")
                    .collect(Collectors.joining(", "));
            throw new DeviceException(
                    "finds no device " + wanted + ", which engine.device or Spark names; here are " + numbered);
        }
        Accelerator accelerator = new Accelerator(devices.get(Integer.parseInt(wanted)));
        OPENED.put(Devices.driver() + " " + wanted, accelerator);
        return accelerator;
    }

    /** What is known of it. */
    public DeviceFacts facts() {
        return DeviceFacts.of(device);
    }

    /** What it computes on. */
    public Device device() {
        return device;
    }

    /**
     * The program of a text, its kernels made once; for the one whose turn it is.
     *
     * @param macros the names and values of what the text leaves open
     */
    public Program program(Source source, Map<String, String> macros) {
        return programs.computeIfAbsent(new Text(source, macros), text -> {
            Program compiled = device.compile(source, macros);
            Map<String, Device.Kernel> kernels = new HashMap<>();
            return name -> kernels.computeIfAbsent(name, compiled::kernel);
        });
    }

    private record Text(Source source, Map<String, String> macros) {}

    /**
     * Waits until nobody else trains here; closing ends the turn.
     *
     * @throws DeviceLostException if the one who does hangs
     * @throws CancellationException if the thread is interrupted
     */
    public Turn take() {
        return turns.take();
    }

    /** The time in which one thread has the device for itself. */
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }
}
