package org.biassweep.device;

import java.util.List;

/** The devices of this machine, through one driver: a card that knows two of them is not counted twice. */
public final class Devices {

    /** The system property by which a process is told its driver: {@code cuda} or {@code opencl}. */
    public static final String PROPERTY = "biassweep.gpu.driver";

    private static final String AUTOMATIC = "auto";

    private Devices() {}

    /** The driver that was asked for. */
    static String driver() {
        return System.getProperty(PROPERTY, AUTOMATIC);
    }

    /**
     * All devices of the driver that was asked for; GPUs first. Where none was, of OpenCL if it has any besides processors,
     * else of CUDA if it has any, else the processors that OpenCL has.
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

    private static List<Device> automatic() {
        List<OpenClDevice> known = List.of();
        DeviceException failure = null;
        try {
            known = OpenCl.devices();
        } catch (DeviceException e) {
            failure = e;
        }
        if (!known.stream().allMatch(OpenClDevice::isProcessor)) {
            return List.copyOf(known);
        }
        List<Device> cuda = cudaIfAny();
        if (cuda.isEmpty() && failure != null) {
            throw failure;
        }
        return cuda.isEmpty() ? List.copyOf(known) : cuda;
    }

    private static List<Device> cudaIfAny() {
        try {
            return List.copyOf(Cuda.devices());
        } catch (DeviceException e) {
            return List.of();
        }
    }
}
