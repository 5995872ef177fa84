package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private static final double MIB = 1 << 20;

    private final MemoryBudget budget = new MemoryBudget(10 * MIB);

    @Test
    void moreThanThereIsIsNeverAllowed() {
        assertThat(budget.allows(10 * MIB)).isTrue();
        assertThat(budget.allows(10 * MIB + 1)).isFalse();
        assertThatThrownBy(() -> budget.take(11 * MIB)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoWantsMoreThanIsFreeWaitsUntilItIsGivenBack() throws Exception {
        MemoryBudget.Share first = budget.take(6 * MIB);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            try (MemoryBudget.Share share = budget.take(5 * MIB)) {
                assertThat(share).isNotNull();
            }
        });
        Thread.sleep(100);
        assertThat(second).isNotDone();

        first.close();
        second.get(1, TimeUnit.MINUTES);
    }
}
