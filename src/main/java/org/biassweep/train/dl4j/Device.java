package org.biassweep.train.dl4j;

import java.util.Optional;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/** The accelerator of ND4J that a thread computes on. */
final class Device {

    private Device() {}

    /**
     * Makes the calling thread compute on a device; ND4J's CPU back end, which has but the one, stays as it is.
     *
     * @param address an index among the devices that ND4J sees; null to stay where it is
     * @return why it cannot, or empty when it does
     */
    static Optional<String> bind(String address) {
        if (address == null || Nd4j.getExecutioner().type() != ExecutionerType.CUDA) {
            return Optional.empty();
        }
        Optional<String> objection =
                objection(address, Nd4j.getAffinityManager().getNumberOfDevices());
        if (objection.isEmpty()) {
            Nd4j.getAffinityManager().unsafeSetDevice(Integer.valueOf(address));
        }
        return objection;
    }

    /** Why an address is none of so many devices, or empty when it is. */
    static Optional<String> objection(String address, int count) {
        return address.matches("\\d{1,4}") && Integer.parseInt(address) < count
                ? Optional.empty()
                : Optional.of("cannot compute on device " + address
                        + ": Deeplearning4j numbers devices from 0 and sees " + count);
    }
}
