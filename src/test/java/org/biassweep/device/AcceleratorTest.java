package org.biassweep.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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
                while (thread.getState() != Thread.State.TIMED_WAITING) {
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

    /** It spins instead of a driver that never returns. */
    @Test
    void oneThatHangsInItsTurnIsNotWaitedForWithoutEnd() throws Exception {
        Turns turns = new Turns("the card", 1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread hanging = new Thread(() -> {
            try (Accelerator.Turn turn = turns.take()) {
                begun.countDown();
                while (!isOver.get()) {
                    Thread.onSpinWait();
                }
            }
        });
        hanging.start();
        begun.await();
        hanging.interrupt();
        assertThatThrownBy(turns::take)
                .isInstanceOf(DeviceException.class)
                .hasMessage(
                        "waits in vain for the card: the training before was given up 1 seconds ago and hangs in the"
                                + " driver");
        isOver.set(true);
        hanging.join();
        turns.take().close();
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
