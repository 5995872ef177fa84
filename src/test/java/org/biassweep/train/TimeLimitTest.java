package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A limit of a second, which is much for all that does not wait; what waits, waits longer. */
class TimeLimitTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final long WAIT_MILLIS = 1500;

    private final Waiting waiting = new Waiting();

    @Test
    void whatWaitsIsNotGivenUp() throws Exception {
        try (TimeLimit limit = new TimeLimit()) {
            assertThat(limit.call(() -> waiting.during(TimeLimitTest::sleep), LIMIT, waiting))
                    .isEqualTo("slept");
        }
        assertThat(waiting.nanos()).isGreaterThanOrEqualTo(WAIT_MILLIS * 1_000_000);
    }

    @Test
    void whatTakesTooLongAfterItHasWaitedIs() {
        CountDownLatch waited = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (TimeLimit limit = new TimeLimit()) {
            assertThatThrownBy(() -> limit.call(
                            () -> {
                                if (waiting.during(TimeLimitTest::sleep).equals("slept")) {
                                    waited.countDown();
                                }
                                return never.await(1, TimeUnit.MINUTES);
                            },
                            LIMIT,
                            waiting))
                    .isInstanceOf(TimeoutException.class);
        }
        assertThat(waited.getCount()).as("its wait was not cut short").isZero();
    }

    private static String sleep() {
        try {
            Thread.sleep(WAIT_MILLIS);
            return "slept";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }
}
