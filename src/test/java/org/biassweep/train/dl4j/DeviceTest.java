package org.biassweep.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {

    @Test
    void theCpuTakesWhateverDeviceATrialWasGiven() {
        assertThat(Device.bind("1")).isEmpty();
        assertThat(Device.bind(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "GPU-8a6f", "", "99999"})
    void anAddressThatIsNoIndexOfADeviceIsNamed(String address) {
        assertThat(Device.objection(address, 2))
                .hasValue("cannot compute on device " + address + ": Deeplearning4j numbers devices from 0 and sees 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void anIndexOfADeviceIsTaken(String address) {
        assertThat(Device.objection(address, 2)).isEmpty();
    }
}
