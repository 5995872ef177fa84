package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    private static final Duration LIMIT = Duration.ofMillis(200);

    /** Five times as long as the limit, all of it in waiting. */
    @Test
    void whatWaitsIsNotGivenUp() throws Exception {
        Waiting waiting = new Waiting();
        try (TimeLimit limit = new TimeLimit()) {
            assertThat(limit.call(() -> waiting.during(() -> sleep(1000)), LIMIT, waiting))
                    .isEqualTo("slept");
        }
        assertThat(waiting.nanos()).isGreaterThanOrEqualTo(1_000_000_000L);
    }

    @Test
    void whatTakesTooLongAfterItHasWaitedIs() {
        Waiting waiting = new Waiting();
        CountDownLatch never = new CountDownLatch(1);
        try (TimeLimit limit = new TimeLimit()) {
            assertThatThrownBy(() -> limit.call(
                            () -> {
                                waiting.during(() -> sleep(300));
                                return never.await(1, TimeUnit.HOURS);
                            },
                            LIMIT,
                            waiting))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    private static String sleep(long millis) {
        try {
            Thread.sleep(millis);
            return "slept";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }
}
