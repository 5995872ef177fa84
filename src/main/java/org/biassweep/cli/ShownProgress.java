package org.biassweep.cli;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.biassweep.sweep.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the progress of a sweep is shown: a bar in a terminal, sparse lines in a log. */
final class ShownProgress {

    private ShownProgress() {}

    static Progress forThisTerminal() {
        return System.console() == null ? new Lines() : new Bar();
    }

    /** A bar with trials, rate, time left and failures. */
    private static final class Bar implements Progress {

        private ProgressBar bar;
        private long committed;

        @Override
        public void begin(long toTrain, long committed) {
            bar = new ProgressBarBuilder()
                    .setTaskName("training")
                    .setInitialMax(toTrain + committed)
                    .startsFrom(committed, Duration.ZERO)
                    .setUnit(" trials", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .build();
            this.committed = committed;
        }

        @Override
        public void update(long trained, long failed) {
            bar.stepTo(committed + trained);
            if (failed > 0) {
                bar.setExtraMessage(failed + " failed");
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    /** A line at the start, at each tenth, and at least every five minutes. */
    private static final class Lines implements Progress {

        private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
        private static final long MOST_NANOS = 300_000_000_000L;

        private long toTrain;
        private long start;
        private long lastLine;
        private long lastTenth;

        @Override
        public void begin(long toTrain, long committed) {
            this.toTrain = toTrain;
            start = System.nanoTime();
            lastLine = start;
            LOG.info("training {} trials; {} are committed already", toTrain, committed);
        }

        @Override
        public void update(long trained, long failed) {
            long now = System.nanoTime();
            long tenth = 10 * trained / toTrain;
            if (trained > 0 && (tenth > lastTenth || now - lastLine > MOST_NANOS)) {
                double rate = trained / ((now - start) / 1e9);
                LOG.info(String.format(
                        Locale.ROOT,
                        "%,d of %,d trials (%d %%), %.3g trials/s, %s left, %,d failed",
                        trained,
                        toTrain,
                        100 * trained / toTrain,
                        rate,
                        Durations.text((toTrain - trained) / rate),
                        failed));
                lastTenth = tenth;
                lastLine = now;
            }
        }

        @Override
        public void close() {}
    }
}
