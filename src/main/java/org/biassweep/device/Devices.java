package org.biassweep.device;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices of this machine, through one driver: a card that knows two of them is not counted twice. */
public final class Devices {

    /** The system property by which a process is told its driver: {@code cuda} or {@code opencl}. */
    public static final String PROPERTY = "biassweep.gpu.driver";

    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

    private static final String AUTOMATIC = "auto";

    private Devices() {}

    /** The driver that was asked for. */
    static String driver() {
        return System.getProperty(PROPERTY, AUTOMATIC);
    }

    /**
     * All devices of the driver that was asked for; GPUs first. Where none was, of CUDA if it has any, else of OpenCL.
     *
     * @throws DeviceException if there is no such driver here
     */
    static List<Device> all() {
        return switch (driver()) {
            case "opencl" -> List.copyOf(OpenCl.devices());
            case "cuda" -> List.copyOf(Cuda.devices());
            case AUTOMATIC -> automatic();
            default ->
                throw new DeviceException("cannot compute through driver " + driver() + ": " + PROPERTY
                        + " may be opencl, cuda or " + AUTOMATIC);
        };
    }

    /** A CUDA that is there and does not start is not passed over in silence. */
    private static List<Device> automatic() {
        DeviceException failure = null;
        try {
            List<CudaDevice> cards = Cuda.isThere() ? Cuda.devices() : List.of();
            if (!cards.isEmpty()) {
                return List.copyOf(cards);
            }
        } catch (DeviceException e) {
            LOG.warn("engine gpu {}; it looks for OpenCL", e.getMessage());
            failure = e;
        }
        List<OpenClDevice> others = List.of();
        try {
            others = OpenCl.devices();
        } catch (DeviceException e) {
            failure = failure == null ? e : failure;
        }
        if (others.isEmpty() && failure != null) {
            throw failure;
        }
        return List.copyOf(others);
    }
}
