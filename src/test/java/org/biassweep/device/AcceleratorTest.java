package org.biassweep.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that several threads of a process share. */
class AcceleratorTest {

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
    }

    @Test
    void turnsAreGivenInTheOrderOfAsking() throws Exception {
        Accelerator accelerator = Accelerator.at(null);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        try (Accelerator.Turn first = accelerator.take()) {
            for (int i = 0; i < 4; i++) {
                int number = i;
                Thread thread = new Thread(() -> {
                    try (Accelerator.Turn turn = accelerator.take()) {
                        order.add(number);
                    }
                });
                threads.add(thread);
                thread.start();
                while (thread.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            assertThat(order).isEmpty();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3);
    }

    @Test
    void oneThatIsInterruptedWhileItWaitsIsTold() {
        Accelerator accelerator = Accelerator.at(null);
        Thread.currentThread().interrupt();
        assertThatThrownBy(accelerator::take)
                .isInstanceOf(CancellationException.class)
                .hasMessageStartingWith("interrupted while waiting for ");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aProcessOpensADeviceOnce() {
        assertThat(Accelerator.at("0")).isSameAs(Accelerator.at(null));
    }

    @Test
    void whatIsKnownOfItIsTheDevices() {
        DeviceFacts facts = Accelerator.at(null).facts();
        assertThat(facts.name()).isNotBlank();
        assertThat(facts.computeUnits()).isPositive();
        assertThat(facts.bufferBytes()).isPositive().isLessThanOrEqualTo(facts.bytes());
    }
}
