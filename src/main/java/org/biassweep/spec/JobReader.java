package org.biassweep.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a job file into a {@link Job}.
 *
 * <p>Reading never stops at a mistake: it becomes a sentence in {@link #problems()}, a default takes its place, and the
 * rest is read too. Only a text that is no YAML map at all ends it at once.
 */
public final class JobReader {

    private static final double DEFAULT_TRIAL_TIMEOUT = 3600;
    private static final int MOST_UNITS = 1 << 24;

    private final Problems problems = new Problems();
    private final Job job;

    /**
     * @param text the job file
     * @param overrides {@code key=value} each; they replace what the file says
     * @throws InvalidJobException if the text is not a YAML map or an override is not {@code key=value}
     */
    public JobReader(String text, List<String> overrides) {
        YamlTree tree = YamlTree.parse(text, overrides);
        job = read(new YamlMap("", tree.root(), tree, problems));
    }

    /** What was read, defaults in the place of mistakes; worth running only when {@link #problems()} is empty. */
    public Job job() {
        return job;
    }

    /** What was wrong, for others to add to. */
    public Problems problems() {
        return problems;
    }

    private Job read(YamlMap root) {
        String sweep = root.required("sweep", "the sweep's name")
                .flatMap(YamlValue::text)
                .orElse("sweep");
        List<TaskSpec> tasks = tasks(root);
        Grid grid = root.required("grid", "at least widths and weight_ranges")
                .flatMap(YamlValue::map)
                .map(JobReader::grid)
                .orElseGet(() -> new Grid(List.of(), List.of(), List.of(), List.of(), List.of(), null, List.of()));
        TrainingSpec training = root.optional("training")
                .flatMap(YamlValue::map)
                .map(TrainingReader::read)
                .orElse(TrainingSpec.DEFAULT);
        Recurrence recurrence = root.optional("recurrent")
                .flatMap(YamlValue::map)
                .map(RecurrenceReader::read)
                .orElse(Recurrence.DEFAULT);
        EngineSpec engine = root.optional("engine").map(EngineReader::read).orElse(EngineSpec.DEFAULT);
        double trialTimeout = root.optional("trial_timeout")
                .flatMap(value -> value.number(0, Double.POSITIVE_INFINITY))
                .orElse(DEFAULT_TRIAL_TIMEOUT);
        List<Criterion> criteria = criteria(root);
        long trialMemory = root.optional("trial_memory").flatMap(Memory::read).orElse(Memory.DEFAULT_TRIAL);
        double delta =
                root.optional("delta").flatMap(value -> value.number(0, 1)).orElse(0.1);
        String output = root.optional("output").flatMap(YamlValue::text).orElse("runs/" + sweep);
        Set<Save> save = root.optional("save")
                .map(value -> value.distinct(entry -> entry.keyword(Save.class)))
                .map(Set::copyOf)
                .orElse(Set.of());
        if (tasks.stream().noneMatch(SystemSpec.class::isInstance)) {
            root.optional("recurrent").ifPresent(value -> value.complain("no task is a system; leave it out"));
            refuse(root, save, Save.TRAJECTORIES, "no task is a system");
        }
        if (tasks.stream().allMatch(SystemSpec.class::isInstance)) {
            refuse(root, save, Save.BIASES, "every task is a system");
        }
        StopReader.refuseBelow(training.stop(), criteria, problems);
        root.refuseUnknownKeys();
        return new Job(
                sweep,
                tasks,
                grid,
                recurrence,
                training,
                engine,
                trialTimeout,
                trialMemory,
                criteria,
                delta,
                save,
                output);
    }

    private static void refuse(YamlMap root, Set<Save> save, Save kind, String because) {
        if (save.contains(kind)) {
            root.optional("save")
                    .ifPresent(value -> value.complain(kind.keyword() + " where " + because + "; leave it out"));
        }
    }

    private List<TaskSpec> tasks(YamlMap root) {
        List<TaskSpec> tasks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlValue entry : root.required("tasks", "a list of tasks, such as [{function: sine}]")
                .flatMap(YamlValue::list)
                .orElse(List.of())) {
            TaskSpec task = entry.map().map(TaskReader::read).orElse(TaskReader.UNREADABLE);
            if (task != TaskReader.UNREADABLE && !names.add(task.name())) {
                entry.complain("a second task with the name " + task.name() + "; give it a `name` of its own");
            }
            tasks.add(task);
        }
        return tasks;
    }

    private static Grid grid(YamlMap map) {
        List<Learn> learn = map.optional("learn")
                .map(value -> value.distinct(entry -> entry.keyword(Learn.class)))
                .orElse(List.of(Learn.BIASES));
        List<Long> widths = map.required("widths", "a list of hidden-layer widths, such as [16, 64, 256]")
                .map(value -> value.distinct(entry -> entry.whole(1, MOST_UNITS)))
                .orElse(List.of());
        List<WeightScale> scales = weightScales(map);
        List<WeightDistribution> distributions = map.optional("weight_distributions")
                .map(value -> value.distinct(entry -> entry.keyword(WeightDistribution.class)))
                .orElse(List.of(WeightDistribution.UNIFORM));
        SeedsReader seeds = SeedsReader.of(map);
        List<Long> starts = map.optional("starts")
                .map(value -> SeedsReader.list(value, "how many starts, such as 2, or a list of them"))
                .orElse(List.of(0L));
        map.refuseUnknownKeys();
        return new Grid(
                learn,
                widths.stream().map(Long::intValue).toList(),
                scales,
                distributions,
                seeds.seeds(),
                seeds.rule(),
                starts);
    }

    private static List<WeightScale> weightScales(YamlMap map) {
        List<WeightScale> scales = new ArrayList<>();
        if (!map.has("gains")) {
            map.required("weight_ranges", "a list of ranges a, such as [0.5, 1.0]");
        }
        map.optional("weight_ranges")
                .ifPresent(value -> positive(value).forEach(a -> scales.add(WeightScale.range(a))));
        map.optional("gains").ifPresent(value -> positive(value).forEach(g -> scales.add(WeightScale.gain(g))));
        return scales;
    }

    private static List<Double> positive(YamlValue list) {
        return list.distinct(entry -> entry.number(0, Double.POSITIVE_INFINITY));
    }

    private List<Criterion> criteria(YamlMap root) {
        List<Criterion> criteria = new ArrayList<>();
        Set<ErrorMeasure> seen = new HashSet<>();
        for (YamlValue entry : root.required("criteria", "a list such as [{error: rmse, epsilons: [0.1, 0.01]}]")
                .flatMap(YamlValue::list)
                .orElse(List.of())) {
            entry.map().ifPresent(map -> {
                Optional<ErrorMeasure> error = map.required("error", "the name of an error")
                        .flatMap(value -> value.keyword(ErrorMeasure.class));
                List<Double> epsilons = map.required("epsilons", "a list of ε, such as [0.1, 0.01]")
                        .map(value -> value.distinct(each -> each.number(0, Double.POSITIVE_INFINITY)))
                        .orElse(List.of());
                map.refuseUnknownKeys();
                error.ifPresent(measure -> {
                    if (!seen.add(measure)) {
                        entry.complain(
                                "a second criterion on " + measure.keyword() + "; put its epsilons into the first");
                    }
                    criteria.add(new Criterion(measure, epsilons));
                });
            });
        }
        return criteria;
    }
}
