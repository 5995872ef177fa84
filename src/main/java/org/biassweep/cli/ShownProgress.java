package org.biassweep.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.biassweep.decision.Standing;
import org.biassweep.sweep.Progress;
import org.jline.terminal.TerminalBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the progress of a sweep is shown: a bar in a terminal, sparse lines in a log. */
final class ShownProgress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private ShownProgress() {}

    static Progress forThisTerminal() {
        return System.console() == null ? new Lines() : new Bar();
    }

    /** A bar with trials, rate, time left and failures. */
    private static final class Bar implements Progress {

        private ProgressBar bar;
        private String round = "";
        private boolean closed;
        private long committed;
        private volatile double begun;
        private volatile double done;

        @Override
        public void round(int number, Standing standing) {
            round = ShownProgress.round(number, standing);
        }

        @Override
        public synchronized void begin(long toTrain, long committed) {
            if (closed) {
                return;
            }
            this.committed = committed;
            done = 0;
            if (bar == null) {
                bar = bar(toTrain + committed, committed);
            } else {
                begun = bar.getElapsedAfterStart().toMillis() / 1e3;
                bar.maxHint(toTrain + committed);
            }
            bar.setExtraMessage(round);
        }

        private ProgressBar bar(long trials, long committed) {
            leaveSignalsAlone();
            return new ProgressBarBuilder()
                    .setTaskName("training")
                    .setInitialMax(trials)
                    .startsFrom(committed, Duration.ZERO)
                    .setUnit(" trials", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .setEtaFunction(state -> left(state.getElapsedAfterStart().toMillis() / 1e3 - begun, done)
                            .map(seconds -> Duration.ofMillis((long) (1e3 * seconds))))
                    .build();
        }

        /** JLine, left to itself, has Ctrl-C end the process at once, without its last words. */
        private static void leaveSignalsAlone() {
            try {
                TerminalBuilder.setTerminalOverride(TerminalBuilder.builder()
                        .dumb(true)
                        .nativeSignals(false)
                        .build());
            } catch (IOException e) {
                LOG.warn("the terminal cannot be asked to leave Ctrl-C alone: {}", e.getMessage());
            }
        }

        @Override
        public void nothingLeft(long committed, long grid) {
            LOG.info(TrialCounts.nothingLeft(committed, grid));
        }

        @Override
        public synchronized void update(long trained, long failed, double share) {
            if (closed) {
                return;
            }
            done = share;
            bar.stepTo(committed + trained);
            if (failed > 0) {
                bar.setExtraMessage(round + (round.isEmpty() ? "" : ", ") + failed + " failed");
            }
        }

        /** It is drawn once more, and never after that. */
        @Override
        public synchronized void close() {
            if (bar != null && !closed) {
                bar.close();
            }
            closed = true;
        }
    }

    /** The seconds left after so many, the work going on at its pace; unknown at the very beginning. */
    private static Optional<Double> left(double elapsed, double share) {
        return share > 0 ? Optional.of(elapsed * (1 - share) / share) : Optional.empty();
    }

    private static String round(int number, Standing standing) {
        return String.format(
                Locale.ROOT,
                "round %d, %,d of %,d questions decided",
                number,
                standing.decided() + standing.inferred(),
                standing.questions());
    }

    /** A line at the start, at each tenth of the work unless one was just written, and at least every five minutes. */
    private static final class Lines implements Progress {

        private static final long LEAST_NANOS = 5_000_000_000L;
        private static final long MOST_NANOS = 300_000_000_000L;

        private boolean isFirst = true;
        private long toTrain;
        private long start;
        private long lastLine;
        private long lastTenth;

        @Override
        public void round(int number, Standing standing) {
            LOG.info(ShownProgress.round(number, standing));
        }

        @Override
        public void begin(long toTrain, long committed) {
            LOG.info(isFirst ? TrialCounts.beginning(toTrain, committed) : TrialCounts.more(toTrain));
            isFirst = false;
            this.toTrain = toTrain;
            lastTenth = 0;
            start = System.nanoTime();
            lastLine = start;
        }

        @Override
        public void nothingLeft(long committed, long grid) {
            LOG.info(TrialCounts.nothingLeft(committed, grid));
        }

        @Override
        public void update(long trained, long failed, double share) {
            long now = System.nanoTime();
            long tenth = (long) (10 * share);
            long since = now - lastLine;
            if (trained > 0 && (tenth > lastTenth && since > LEAST_NANOS || since > MOST_NANOS)) {
                double elapsed = (now - start) / 1e9;
                LOG.info(String.format(
                        Locale.ROOT,
                        "%,d of %,d trials (%.0f %% of the work), %.3g trials/s, %s left, %,d failed",
                        trained,
                        toTrain,
                        100 * share,
                        trained / elapsed,
                        left(elapsed, share).map(Durations::text).orElse("?"),
                        failed));
                lastTenth = tenth;
                lastLine = now;
            }
        }

        @Override
        public void close() {}
    }
}
