package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WaveRangesTest {

    @Test
    void neighboursAreNamedByTheFirstAndTheLast() {
        assertThat(text("wave=000003")).isEqualTo("wave=000003");
        assertThat(text("wave=000009", "wave=000010")).isEqualTo("wave=000009 to wave=000010");
        assertThat(text("wave=000012", "wave=000002", "wave=000003", "wave=000004", "wave=000007", "wave=000011"))
                .isEqualTo("wave=000002 to wave=000004, wave=000007, wave=000011 to wave=000012");
        assertThat(text()).isEmpty();
    }

    private static String text(String... names) {
        return WaveRanges.text(new TreeSet<>(List.of(names)));
    }
}
