package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.biassweep.sweep.Progress;
import org.junit.jupiter.api.Test;

/** The lines of a log that say how much there is to train. */
class ShownProgressTest {

    @Test
    void theFirstSaysWhatWasTrainedBefore() {
        assertThat(lines(progress -> progress.begin(1920, 0)))
                .containsExactly("training 1,920 trials; none was trained before");
        assertThat(lines(progress -> progress.begin(1, 1))).containsExactly("training 1 trial; 1 was trained before");
    }

    @Test
    void roundsThatFollowDoNotSayItAgain() {
        assertThat(lines(progress -> {
                    progress.begin(1920, 1152);
                    progress.begin(1024, 3072);
                    progress.begin(1, 4096);
                }))
                .containsExactly(
                        "training 1,920 trials; 1,152 were trained before",
                        "training 1,024 more trials",
                        "training 1 more trial");
    }

    @Test
    void nothingLeftIsSaid() {
        assertThat(lines(progress -> progress.nothingLeft(1920, 1920)))
                .containsExactly("all 1,920 trials were trained before; nothing is left to train");
        assertThat(lines(progress -> progress.nothingLeft(1680, 9216)))
                .containsExactly("1,680 trials were trained before; nothing is left to train");
        assertThat(lines(progress -> progress.nothingLeft(1, 1)))
                .containsExactly("1 trial was trained before; nothing is left to train");
    }

    /** What is logged, without the time. */
    private static List<String> lines(Consumer<Progress> told) {
        PrintStream err = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try (Progress progress = ShownProgress.forThisTerminal()) {
            told.accept(progress);
        } finally {
            System.setErr(err);
        }
        return logged.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }
}
