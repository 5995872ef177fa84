package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.biassweep.spec.Stop;
import org.biassweep.trial.Stopped;
import org.junit.jupiter.api.Test;

/** Losses that are written down, and the step before which they end a training of 1000 steps. */
class StoppingTest {

    @Test
    void aTargetIsSeenAtTheNextTenthStep() {
        Stop stop = new Stop(0.2, 0.5, null, null);
        assertThat(end(stop, step -> step < 41 ? 1 : 0.0099)).isEqualTo("50 TARGET");
        assertThat(end(stop, step -> step < 40 ? 1 : 0.0099)).isEqualTo("40 TARGET");
        assertThat(end(stop, step -> 0.0099)).isEqualTo("0 TARGET");
        assertThat(end(stop, step -> 0.0101)).isEqualTo("1000 null");
        assertThat(end(stop, step -> step == 45 ? 0 : 1))
                .as("between two looks")
                .isEqualTo("1000 null");
    }

    @Test
    void aPlateauIsItsLengthWithoutTheImprovement() {
        Stop stop = new Stop(null, null, 30, 0.1);
        assertThat(end(stop, step -> 1)).isEqualTo("30 PLATEAU");
        assertThat(end(stop, step -> Math.max(1, 10 - 0.09 * step))).isEqualTo("130 PLATEAU");
        assertThat(end(stop, step -> Math.pow(0.9, step / 29.0))).isEqualTo("1000 null");
        assertThat(end(stop, step -> Math.pow(0.9, step / 31.0))).isEqualTo("30 PLATEAU");
        assertThat(end(stop, step -> step == 10 ? 1e-6 : 1.0 / (1 + step)))
                .as("the best counts")
                .isEqualTo("40 PLATEAU");
    }

    @Test
    void aPlateauIsTakenUpToATensStep() {
        assertThat(end(new Stop(null, null, 31, 0.1), step -> 1)).isEqualTo("40 PLATEAU");
        assertThat(end(new Stop(null, null, 40, 0.1), step -> 1)).isEqualTo("40 PLATEAU");
        assertThat(end(new Stop(null, null, Integer.MAX_VALUE, 0.1), step -> 1)).isEqualTo("1000 null");
    }

    @Test
    void whicheverComesFirst() {
        Stop stop = new Stop(0.2, 0.5, 30, 0.1);
        assertThat(end(stop, step -> step < 20 ? 1 : 0)).isEqualTo("20 TARGET");
        assertThat(end(stop, step -> step < 40 ? 1 : 0)).isEqualTo("30 PLATEAU");
    }

    @Test
    void withoutSettingsItNeverLooks() {
        assertThat(IntStream.range(0, 100).noneMatch(new Stopping(null)::looksAt))
                .isTrue();
        assertThat(new Stopping(null).at(0, 0)).isEmpty();
    }

    private static String end(Stop stop, IntToDoubleFunction losses) {
        Stopping stopping = new Stopping(stop);
        int step = 0;
        Stopped why = null;
        while (step < 1000 && why == null) {
            why = stopping.at(step, losses.applyAsDouble(step)).orElse(null);
            step += why == null ? 1 : 0;
        }
        return step + " " + why;
    }
}
