package org.biassweep.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a {@link Job} as a job file with every default filled in; {@link JobReader} reads the same job back. */
public final class JobWriter {

    private JobWriter() {}

    /** The job as YAML. */
    public static String write(Job job) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("sweep", job.sweep());
        root.put("tasks", job.tasks().stream().map(JobWriter::task).toList());
        root.put("grid", grid(job.grid()));
        if (job.tasks().stream().anyMatch(SystemSpec.class::isInstance)) {
            root.put("recurrent", recurrence(job.recurrence()));
        }
        root.put("training", training(job.training()));
        root.put("engine", EngineReader.written(job.engine()));
        root.put("trial_timeout", job.trialTimeout());
        root.put("trial_memory", Memory.text(job.trialMemory()));
        root.put("criteria", job.criteria().stream().map(JobWriter::criterion).toList());
        root.put("delta", job.delta());
        if (!job.save().isEmpty()) {
            root.put("save", keywords(job.save().stream().sorted().toList()));
        }
        root.put("output", job.output());
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(110);
        return new Yaml(options).dump(root);
    }

    private static Map<String, Object> task(TaskSpec task) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (task instanceof CatalogueFunction function) {
            map.put("function", function.function());
            map.put("name", function.name());
            map.putAll(function.parameters());
            samples(task, map);
            return map;
        }
        if (task instanceof SystemSpec system) {
            return SystemWriter.write(system);
        }
        if (task instanceof DataSetSpec set) {
            return DataSetWriter.write(set);
        }
        WrittenFunction function = (WrittenFunction) task;
        map.put("name", function.name());
        map.put("target", function.targets().size() == 1 ? function.targets().get(0) : function.targets());
        map.put(
                "domain",
                function.domain().stream()
                        .map(side -> List.of(side.low(), side.high()))
                        .toList());
        if (function.smoothness() != null) {
            map.put("smoothness", smoothness(function.smoothness()));
        }
        samples(task, map);
        return Map.of("function", map);
    }

    private static Map<String, Object> smoothness(Smoothness smoothness) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (smoothness.lipschitz() != null) {
            map.put("lipschitz", smoothness.lipschitz());
        }
        if (smoothness.secondDerivative() != null) {
            map.put("second_derivative", smoothness.secondDerivative());
        }
        if (!smoothness.kinks().isEmpty()) {
            map.put("kinks", smoothness.kinks());
        }
        return map;
    }

    private static void samples(TaskSpec task, Map<String, Object> map) {
        map.put("train_samples", task.trainSamples());
        map.put("eval_samples", task.evalSamples());
    }

    private static Map<String, Object> grid(Grid grid) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("learn", keywords(grid.learn()));
        map.put("widths", grid.widths());
        scales(grid, WeightScale.Kind.RANGE).ifPresent(ranges -> map.put("weight_ranges", ranges));
        scales(grid, WeightScale.Kind.GAIN).ifPresent(gains -> map.put("gains", gains));
        map.put("weight_distributions", keywords(grid.weightDistributions()));
        map.put("seeds", grid.seedRule() == null ? counted(grid.seeds()) : SeedsReader.map(grid.seedRule()));
        map.put("starts", counted(grid.starts()));
        return map;
    }

    /** How many, where they are the first ones. */
    private static Object counted(List<Long> seeds) {
        boolean first = seeds.equals(LongStream.range(0, seeds.size()).boxed().toList());
        return first ? seeds.size() : seeds;
    }

    private static Optional<List<Double>> scales(Grid grid, WeightScale.Kind kind) {
        List<Double> values = grid.weightScales().stream()
                .filter(scale -> scale.kind() == kind)
                .map(WeightScale::value)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    private static Map<String, Object> recurrence(Recurrence recurrence) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("alpha", recurrence.alpha());
        map.put("beta", recurrence.beta());
        map.put("activation", recurrence.activation().keyword());
        map.put("initial_state", recurrence.initialState().keyword());
        if (recurrence.initialState() == InitialState.WARM_UP) {
            map.put("warm_up_steps", recurrence.warmUpSteps());
        }
        map.put("run", recurrence.run().keyword());
        map.put("gradient_clip", recurrence.gradientClip());
        return map;
    }

    private static Map<String, Object> training(TrainingSpec training) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("optimizer", training.optimizer().keyword());
        map.put("learning_rate", learningRates(training.learningRates()));
        map.put("schedule", training.schedule().keyword());
        map.put("steps", training.steps());
        map.put("epochs", training.epochs());
        map.put("batch_size", training.batchSize());
        map.put(
                "mask",
                Map.of(
                        "method",
                        training.masking().method().keyword(),
                        "steepness",
                        training.masking().steepness()));
        map.put("ridge", training.ridge());
        map.put("lm_steps", training.lmSteps());
        if (training.stop() != null) {
            map.put("stop", stop(training.stop()));
        }
        return map;
    }

    private static Map<String, Object> stop(Stop stop) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (stop.rmse() != null) {
            map.put("rmse", stop.rmse());
            map.put("margin", stop.margin());
        }
        if (stop.plateau() != null) {
            map.put("plateau", stop.plateau());
            map.put("improvement", stop.improvement());
        }
        return map;
    }

    /** One number where they are all the same. */
    private static Object learningRates(Map<Learn, Double> rates) {
        if (new HashSet<>(rates.values()).size() == 1) {
            return rates.get(Learn.BIASES);
        }
        Map<String, Double> map = new LinkedHashMap<>();
        for (Learn learn : Learn.values()) {
            map.put(learn.keyword(), rates.get(learn));
        }
        return map;
    }

    private static Map<String, Object> criterion(Criterion criterion) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("error", criterion.error().keyword());
        map.put("epsilons", criterion.epsilons());
        return map;
    }

    private static List<String> keywords(List<? extends Keyword> choices) {
        List<String> keywords = new ArrayList<>();
        choices.forEach(choice -> keywords.add(choice.keyword()));
        return keywords;
    }
}
