package org.biassweep.spec;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads {@code training}: how trials are trained. */
final class TrainingReader {

    private static final List<Optimizer> OPTIMIZERS =
            List.of(Optimizer.ADAM, Optimizer.LEVENBERG_MARQUARDT, Optimizer.ADAM_THEN_LM);

    private TrainingReader() {}

    static TrainingSpec read(YamlMap map) {
        TrainingSpec defaults = TrainingSpec.DEFAULT;
        TrainingSpec training = new TrainingSpec(
                map.optional("optimizer")
                        .flatMap(value -> value.oneOf(OPTIMIZERS))
                        .orElse(defaults.optimizer()),
                map.optional("learning_rate").map(TrainingReader::learningRates).orElse(defaults.learningRates()),
                map.optional("schedule")
                        .flatMap(value -> value.keyword(Schedule.class))
                        .orElse(defaults.schedule()),
                count(map, "steps", defaults.steps()),
                count(map, "epochs", defaults.epochs()),
                count(map, "batch_size", defaults.batchSize()),
                map.optional("mask")
                        .flatMap(YamlValue::map)
                        .map(TrainingReader::masking)
                        .orElse(defaults.masking()),
                map.optional("ridge")
                        .flatMap(value -> value.number("a number of at least 0", ridge -> ridge >= 0))
                        .orElse(defaults.ridge()),
                count(map, "lm_steps", defaults.lmSteps()),
                map.optional("stop").flatMap(StopReader::read).orElse(defaults.stop()));
        if (training.optimizer() == Optimizer.ADAM_THEN_LM
                && (long) training.steps() + training.lmSteps() > Integer.MAX_VALUE) {
            map.optional("lm_steps")
                    .or(() -> map.optional("steps"))
                    .ifPresent(value -> value.complain("steps and lm_steps are " + training.steps() + " and "
                            + training.lmSteps() + "; give at most " + Integer.MAX_VALUE + " together"));
        }
        map.refuseUnknownKeys();
        return training;
    }

    /** One number, or a map of what is learned and numbers; what the map leaves out has the default. */
    private static Map<Learn, Double> learningRates(YamlValue value) {
        Map<Learn, Double> defaults = TrainingSpec.DEFAULT.learningRates();
        if (!value.isMap()) {
            return value.number(0, Double.POSITIVE_INFINITY)
                    .map(TrainingSpec::everywhere)
                    .orElse(defaults);
        }
        Map<Learn, Double> rates = new EnumMap<>(defaults);
        value.map().ifPresent(map -> {
            for (Learn learn : Learn.values()) {
                map.optional(learn.keyword())
                        .flatMap(rate -> rate.number(0, Double.POSITIVE_INFINITY))
                        .ifPresent(rate -> rates.put(learn, rate));
            }
            map.refuseUnknownKeys();
        });
        return rates;
    }

    private static int count(YamlMap map, String key, int otherwise) {
        return map.optional(key)
                .flatMap(value -> value.whole(1, Integer.MAX_VALUE))
                .map(Long::intValue)
                .orElse(otherwise);
    }

    private static Masking masking(YamlMap map) {
        Masking masking = new Masking(
                map.optional("method")
                        .flatMap(value -> value.keyword(Masking.Method.class))
                        .orElse(Masking.DEFAULT.method()),
                map.optional("steepness")
                        .flatMap(value -> value.number(1, Double.POSITIVE_INFINITY))
                        .orElse(Masking.DEFAULT.steepness()));
        map.refuseUnknownKeys();
        return masking;
    }
}
