package org.biassweep.spec;

import java.util.Optional;

/** Reads how trajectories of a system are taken; the keys stand among others. */
final class SamplingReader {

    /** Stands in a job file for a step that is to be computed. */
    static final String AUTOCORRELATION = "autocorrelation";

    private static final int DEFAULT_TRAIN_TRAJECTORIES = 32;
    private static final int DEFAULT_EVAL_TRAJECTORIES = 64;
    private static final int MOST = 1 << 24;

    private SamplingReader() {}

    static Sampling read(YamlMap map) {
        return new Sampling(
                map.optional("horizon").flatMap(SamplingReader::count).orElse(null),
                map.optional("step").flatMap(SamplingReader::step).orElse(null),
                map.optional("train_trajectories")
                        .flatMap(SamplingReader::count)
                        .orElse(DEFAULT_TRAIN_TRAJECTORIES),
                map.optional("eval_trajectories").flatMap(SamplingReader::count).orElse(DEFAULT_EVAL_TRAJECTORIES),
                map.optional("draw")
                        .flatMap(value -> value.whole(0, Long.MAX_VALUE))
                        .orElse(0L));
    }

    private static Optional<Integer> count(YamlValue value) {
        return value.whole(1, MOST).map(Long::intValue);
    }

    private static Optional<Double> step(YamlValue value) {
        return value.isWord(AUTOCORRELATION)
                ? Optional.of(Sampling.AUTOCORRELATION)
                : value.number("a number above 0, or the word " + AUTOCORRELATION, step -> step > 0);
    }
}
